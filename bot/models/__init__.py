"""The nouns: tables and the rules that belong to them, one file a noun."""
