"""Which English words are put right when misspelt, which real words are left alone, and when a day is another word."""

# Real words one slip away from a word of the table.
_REAL = """mourning moaning sundry sundae frida augusta match marsh marcy toddy mouth mouths house horse event quarters
    meekly weakly christians christina christine christa foresight nighty minus untie midway"""
REAL_WORDS = frozenset(_REAL.split())

# Words worth correcting.
_NEAR = """monday tuesday wednesday thursday friday saturday sunday
    mondays tuesdays wednesdays thursdays fridays saturdays sundays
    january february march april august september october november december
    tomorrow today tonight tonite night nights yesterday fortnight morning afternoon evening weekend
    remembrance christmas valentines halloween bonfire pancake mothering hogmanay armistice
    every quarter until fortnightly monthly weekly midday hours minutes weeks months"""
NEAR = tuple(_NEAR.split())

# Days only beside another word of a date.
WEAK = frozenset({"sat", "sun", "wed", "tu"})

# Days that are what somebody did after one of `SUBJECTS`: "he sat at the back".
VERBS = frozenset({"sat"})
SUBJECTS = frozenset({"i", "he", "she", "we", "they", "you", "who", "everyone", "everybody"})
ADVERBS = frozenset({"just", "only", "all", "both", "always", "also", "then"})
