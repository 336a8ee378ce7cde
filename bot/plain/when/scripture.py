"""References to chapter and verse look like times: "John 3:16", "Psalm 23:1-6"."""

# Books nobody is called after; those of the second line are names too, and "John 3:15" may be when John comes.
_BOOKS = (
    r"genesis|exodus|leviticus|deuteronomy|chronicles|nehemiah|psalms?|proverbs|ecclesiastes|isaiah|jeremiah|"
    r"lamentations|ezekiel|hosea|obadiah|jonah|habakkuk|zephaniah|zechariah|malachi|acts|romans|corinthians|cor|"
    r"galatians|ephesians|philippians|colossians|thessalonians|hebrews|revelation|gen|isa|rom"
)
_NAMES = (
    r"matthew|mark|luke|john|james|peter|jude|joshua|ruth|samuel|esther|job|daniel|joel|amos|micah|timothy|titus"
    r"|matt|sam|tim"
)
_VERSE = r"\d{1,3}:\d{1,3}(?:\s?-\s?\d{1,3}(?::\d{1,3})?)?(?![\d:]|\s?[ap]\.?m\b)"
# No meeting begins at such a minute, but a train may go.
_ODD_VERSE = r"\d{1,2}:(?!\d?[05](?!\d))\d{1,3}(?:\s?-\s?\d{1,3})?(?![\d:]|\s?[ap]\.?m\b|\s(?:train|bus|coach|ferry|tram)\b)"
# Where people write a verse.
_WRITTEN = r"(?:banner|card|poster|wall|mug|cover|screen|slide|front|back|board|leaflet|programme|cake|bookmark|t-?shirts?)"
# Words that tell that something is read out.
_READ = r"(?:readings?|gospel|bible|scripture|verses?|passage|sermon|lesson)"
_LEADING = r"(?::|\s(?:is|was|are|will|be|from|of|on|for|today|the|gospel|according|to|st|saint))*"

SCRIPTURE = (
    rf"\b(?:{_BOOKS})\s{_VERSE}"
    rf"|\b(?:{_NAMES})\s{_ODD_VERSE}"
    rf"|\b(?:{_NAMES})\s{_VERSE}(?=\s(?:on|for|across|over|inside|in)\s(?:the|a|your|our|my|her|his|their)\s{_WRITTEN}\b)"
    rf"|\b{_READ}{_LEADING}\s(?:{_NAMES})\s{_VERSE}"
    rf"|\b(?:{_NAMES})\s{_VERSE}(?=[\s,;]+(?:(?:then|and|is|for)\s)?(?:the\s)?(?:{_READ}|hymn|psalm|carol)\b)"
)
