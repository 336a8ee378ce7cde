"""The phrasebook of every language a reply may be in; somebody may answer an English card in Polish."""

from bot.plain.understand.languages.english import ENGLISH
from bot.plain.understand.phrases import Phrasebook
from bot.plain.understand.languages.arabic import ARABIC
from bot.plain.understand.languages.french import FRENCH
from bot.plain.understand.languages.polish import POLISH
from bot.plain.understand.languages.romanian import ROMANIAN
from bot.plain.understand.languages.spanish import SPANISH
from bot.plain.understand.languages.ukrainian import UKRAINIAN
from bot.plain.understand.languages.welsh import WELSH

BOOK = Phrasebook((ENGLISH, WELSH, POLISH, SPANISH, FRENCH, ARABIC, UKRAINIAN, ROMANIAN))
