"""One file a language: the phrases of its replies. A new language is a new file and a line in `phrasebook`."""
