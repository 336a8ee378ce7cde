"""What leaves the chat: posters, letters, pictures, calendars and spreadsheets.

Every function here turns a plain frozen dataclass into bytes and knows no database and no Telegram. The words
come out in the language that `bot.chat.words.speaking` has set. The libraries that draw are imported when the
first file is made, because starting the bot must stay quick.
"""
