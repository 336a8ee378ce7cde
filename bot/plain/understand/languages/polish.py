"""Polish replies, with and without accents. A bare "no" is "yeah" in Polish: see `questions`."""

from bot.plain.understand.phrases import Language, Sign

POLISH = Language(
    phrases={
        Sign.YES: """
tak jest/jasne/oczywiście/chętnie/poproszę/oczywiscie?
taa/tia/tiaaa
jasne sprawa/że_tak?
oczywiście że_tak?
pewnie że_tak?
no tak/jasne/pewnie/ba/raczej/dobra/dobrze/oczywiście/spoko
dobrze/dobra/spoko/luz/zgoda/super/świetnie/ekstra/fajnie
w porządku/porzadku
nie ma problemu/sprawy
żaden problem
bez problemu
z chęcią/przyjemnością
chętnie/bardzo_chętnie
proszę bardzo
zgadza się
zgadzam się
jak najbardziej
czemu nie
dlaczego nie
oki/okej/okay
pasuje mi?
mi/mnie? pasuje mi?
odpowiada mi
zdecydowanie tak
zdecydowanie $
na pewno tak
na pewno $
owszem
""",
        Sign.COMING: """
na_pewno/ja/tak/oczywiście? będę/bede na_pewno/tam/na_miejscu/obecna/obecny/we_wtorek/oczywiście?
przyjdę/przyjde/przyjdziemy/przyjadę/wpadnę/dotrę/zjawię na_pewno/się/we_wtorek/chętnie?
dam/damy radę/rade przyjść/być?
mogę/moge/możemy przyjść/być/wtedy/we_wtorek?
do zobaczenia/zobaczyska/wtorku/jutra
widzimy się we_wtorek/tam/wtedy?
wpisz/zapisz/zapiszcie/zapisać/liczcie/licz mnie/na_mnie
nie mogę/moge się doczekać
nie przegapię/opuszczę/przegapie
nie może mnie zabraknąć
idę/ide/jadę/pojawię się?
już/w jadę/ide/idę/drodze
jestem w drodze
cieszę się na_spotkanie/że_przyjdę/i_będę?
chcę/chętnie/chciałabym/chciałbym przyjść/przyjdę
""",
        Sign.NO: """
nie
nie dziękuję/dziekuje/dzięki/dzieki/niestety/sorry
niestety nie $
absolutnie nie $
w żadnym wypadku
nigdy
nie tym razem
nie dzisiaj/dziś/jutro/teraz
nie dla mnie
wcale nie
na pewno nie $
oczywiście/oczywiscie że_nie/ze_nie
pewnie że_nie
jasne że_nie
nie bardzo
nie trzeba
nie ma mowy/szans
dziękuję/dzięki ale_nie/nie $
wykluczone
""",
        Sign.STAYING: """
nie/niestety_nie mogę/moge/możemy/dam_rady/zdążę/uda_mi_się/mam_jak/mam_czasu/mam_możliwości/dotrę/dotre/mam_ochoty przyjść/przyjsc/być/byc/niestety/tym_razem/wtedy/we_wtorek/dotrzeć?
nie/niestety_nie dam/damy rady/rade przyjść/być?
nie będę/bede/będziemy/przyjdę/przyjde/przyjdziemy/przyjadę/pojawię/wpadnę/jestem_w_stanie mogła/mógł/się/niestety/obecny/obecna/przyjść/na_spotkaniu/w_stanie_przyjść?
nie będzie/bedzie/ma mnie
mnie nie będzie/bedzie
nie chcę/chce przyjść/iść/przychodzić/brać_udziału?
nie pasuje/odpowiada mi?
mi/mnie nie pasuje/odpowiada
jestem/jesteśmy chora/chory/zajęta/zajęty/w_pracy/na_urlopie/w_szpitalu/za_granicą/na_wyjeździe
pracuję/pracuje wtedy/we_wtorek/tego_dnia?
mam wtedy/już/inne? wizytę/pracę/plany/inne_plany/lekarza/zajęte
muszę odwołać/odmówić/zrezygnować/opuścić/pracować
odwołuję/rezygnuję
odpadam
tym razem nie/odpuszczę/pass $
przykro mi ale? nie $
przykro mi ale? nie_mogę/nie_dam_rady/nie_przyjdę
żałuję ale_nie/nie $
coś mi wypadło
""",
        Sign.MAYBE: """
może/moze przyjdę/będę/przyjde/się_uda/tak/nie/być?
być/byc może/moze
nie wiem jeszcze/czy_dam_radę/czy_mogę/czy_będę/czy_przyjdę?
jeszcze nie wiem
nie jestem/mam pewna/pewny/pewien/pewności/przekonana czy_mogę/czy_przyjdę?
nie mam pojęcia
zobaczę/zobacze/zobaczymy/zobaczy_się jeszcze?
chyba/raczej/prawdopodobnie tak/będę/przyjdę/nie/nie_dam_rady/nie_przyjdę/nie_mogę/się_uda?
to? zależy/zalezy od/jak/czy?
postaram/postaramy się/sie być/przyjść?
spróbuję/sprobuje/próbuję przyjść/być?
dam/damy/dać znać/znac później/jutro/jeszcze?
mam nadzieję/nadzieje że_będę/że_przyjdę/że_tak?
jeśli/jeżeli/jesli/o_ile/gdyby/jak będę/dam_radę/mogła/mógł/ktoś/tylko/się_uda?
muszę/musze sprawdzić/sprawdzic/pomyśleć/zapytać
pomyślę/pomysle/zastanowię_się
trudno powiedzieć
tak i/lub nie
pół na_pół
ewentualnie
waham się
""",
        Sign.LATE: """
trochę/chwilę? się/sie? spóźnię/spoznie/spóźnimy/spóźniam/spozniam/mogę_się_spóźnić się/sie? 5/10/15/20/30/trochę/chwilę? minut/min/minuty?
będę/bede później/pozniej/spóźniona/spóźniony/za_5_minut/za_10_minut/za_15_minut/za_20_minut/trochę_później/za_chwilę/chwilę_później
jestem spóźniona/spóźniony
przyjdę/dotrę/przyjadę trochę/nieco? później/pozniej/spóźniona/spóźniony
stoję/utknęłam/utknąłem w korku/korkach
korki/korek
autobus/pociąg/tramwaj ma/się/jest? opóźnienie/spóźnia/opóźniony/spóźniony/nie_przyjechał się?
mam opóźnienie
zaczynajcie/zacznijcie beze_mnie
spóźnienie
""",
        Sign.QUESTION: """
kto będzie/przyjdzie/jeszcze/to/idzie/przychodzi?
o/od/do której/ktorej godzinie/to/się?
która/ktora godzina
gdzie to/jest/się/będzie? jest/będzie/odbywa?
kiedy to/jest/będzie?
czy mogę/moge/możemy/jest/będzie/są/trzeba/muszę/można/to/ktoś/wy/macie/dostanę/ma
ile to/trwa/będzie/osób/kosztuje?
jak dojechać/dotrzeć/długo/to/tam/się
co to/jest/trzeba/mam/będzie/to_jest/oznacza/znaczy/z
dlaczego/czemu/po_co
jaki/jaka/jakie adres/sala/dzień/jest/to/będzie
w której/ktorej/jakiej sali/budynku
mogę/moge wziąć/zabrać/przyprowadzić/prosić/przyjść_z
""",
        Sign.NOTHING: """
dziękuję/dzięki bardzo/za_informację?
nie martw/martwcie się
nie spóźnię/spoznie się
nie szkodzi
przepraszam za późną/późno odpowiedź?
dzień dobry
""",
    },
    negations="nie nigdy bez ani",
    polite="niestety przepraszam sorry dziękuję dzięki ale hej cześć dzień dobry witam przykro mi więc",
)
