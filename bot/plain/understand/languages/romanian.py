"""Romanian replies, with and without accents."""

from bot.plain.understand.phrases import Language, Sign

ROMANIAN = Language(
    phrases={
        Sign.YES: """
da sigur/desigur/mulțumesc/te_rog/vă_rog/clar/bineînțeles/cu_plăcere/normal?
sigur că_da/că?
desigur/bineînțeles/firește/evident/clar/absolut/normal/categoric că_da?
bine/ok/okay/perfect/super/excelent/grozav/minunat/în_regulă/în_ordine
in regula/ordine
nicio/nici_o/fără/nu_e/nu_este_nicio/nu_e_nicio problemă/probleme
de acord
cu plăcere/drag/mare_drag/mare_plăcere/bucurie
îmi convine
e/este ok/bine/perfect/în_regulă pentru_mine?
exact/corect
de ce nu
desigur
sunt de_acord
mi se_potrivește
""",
        Sign.COMING: """
da? vin/venim/voi_veni/o_să_vin/am_să_vin/o_să_fiu/voi_fi/vom_fi/vom_veni/particip/voi_participa/ajung/merg acolo/prezent/prezentă/sigur/cu_drag/cu_plăcere/marți/și_eu?
o să vin/fiu/ajung/particip acolo/prezent/prezentă?
voi fi acolo/prezent/prezentă
pot/putem/o_să_pot/voi_putea veni/participa/ajunge/să_vin/fi_acolo/marți?
ne vedem acolo/marți/atunci/curând?
contați/conteaz/contează pe mine
treceți/trece/puneți/înscrieți mă_pe_listă/mă
abia aștept
mă/ma bucur să_vin/că_vin
nu ratez/lipsesc/o_să_ratez/pierd/voi_lipsi asta?
sunt liber/liberă/disponibil/disponibilă/pe_drum
pe drum
vreau/aș_vrea/mi_ar_plăcea/mi-ar_plăcea să_vin/să_particip/să_fiu_acolo?
""",
        Sign.NO: """
nu mulțumesc/mersi/din_păcate/nu/chiar?
din păcate nu $
sigur/desigur/bineînțeles/evident/clar/normal că? nu $
nu de_data_asta/acum/azi/astăzi/mâine/prea/chiar/de_data_aceasta
niciodată
deloc
în niciun caz
imposibil
nici vorbă/gând
cred/mă_tem/mi_e_teamă că_nu
mai bine nu $
mulțumesc/mersi dar? nu $
nu e_nevoie/este_nevoie
îmi pare rău/rau dar? nu $
""",
        Sign.STAYING: """
nu/din_păcate_nu/eu_nu mai? pot/putem/voi_putea/o_să_pot/vin/venim/voi_veni/o_să_vin/voi_fi/o_să_fiu/ajung/particip/merg/am_cum/reușesc/vom_veni/am_timp/am_cum_să_vin veni/participa/ajunge/să_vin/acolo/prezent/prezentă/să_ajung/marți/fi_acolo?
n am/am_cum/pot/ajung cum/timp/cum_să_vin?
nu o să vin/pot/ajung/fiu/particip veni/acolo?
nu vreau/doresc să_vin/să_particip/să_merg?
nu îmi/imi convine/este_posibil
nu mi_e bine
nu sunt disponibil/disponibilă/liber/liberă
nu mă simt_bine
sunt bolnav/bolnavă/ocupat/ocupată/la_muncă/plecat/plecată/în_vacanță/la_spital/la_lucru
lucrez marți/atunci/în_ziua_aceea?
am deja/altă/alte/o? programare/planuri/treabă/de_lucru/ceva
trebuie să anulez/lucrez/refuz/lipsesc
din păcate nu_pot/nu_vin/nu_ajung/lipsesc veni?
anulați/anulează locul/participarea
voi lipsi $
a intervenit ceva
nu contați/conta pe_mine
""",
        Sign.MAYBE: """
poate că/da/nu/vin/reușesc?
se poate
s-ar/s_ar putea să_vin?
nu/încă_nu/eu_nu știu/stiu/stim încă/inca/dacă/sigur/exact? pot/vin?
nu sunt/prea_sunt sigur/sigură/sigura/convins/convinsă încă/dacă?
nu e/este sigur
probabil da/nu/că_da/că_nu/vin?
depinde de/dacă?
vedem/vom_vedea/voi_vedea/mai_vedem/om_vedea
o să văd/încerc/vă_spun/vă_anunț/mă_gândesc/verific
să văd/vad
voi încerca/vedea/anunța/verifica
încerc/o_să_încerc să_vin/să_ajung?
sper că_da/să_pot/să_vin/să_ajung/să_reușesc?
dacă/daca pot/reușesc/nu/mă/cineva/găsesc/am/se
posibil
cred că? da/nu/pot/vin?
mă mai? gândesc
vă/te/îți/o_să_vă anunț/spun/zic mai_târziu/mâine?
da și/sau nu
încă nu m-am_hotărât/sunt_hotărât/m_am_hotărât
habar n/nu am?
""",
        Sign.LATE: """
o_să/voi/s-ar_putea_să/poate/cred_că? întârzii/intarzii/întârzia/intarzia/întârziem puțin/un_pic/10_minute/5_minute/15_minute?
o să întârzii/intarzii/ajung_mai_târziu/ajung_târziu puțin/un_pic?
voi întârzia/ajunge_mai_târziu/ajunge_târziu puțin?
ajung/vin/ajungem puțin/un_pic? mai? târziu/tarziu/cu_întârziere/în_10_minute/în_5_minute
sunt în întârziere
am/cu întârziere
autobuzul/trenul/tramvaiul întârzie/a_întârziat/are_întârziere
sunt/stau blocat/blocată în trafic
trafic/ambuteiaj
începeți fără_mine
în 5/10/15/20 minute
""",
        Sign.QUESTION: """
cine vine/mai/va/este/merge/participă?
la ce oră/ora este/începe?
ce oră/ora/zi/este/înseamnă/trebuie/se/e
unde este/e/are/va/ne_vedem/se?
când este/e/are/va/începe?
când
cât durează/costă/timp/de?
câți/cate/câte oameni/persoane
pot/aș_putea să vin_cu/aduc/întreb/iau
e/este/există mâncare/parcare/gratuit/online/cineva
va fi mâncare/parcare/cineva/și
de ce
cum ajung/se/pot/vin
care este/e/sală/adresa
trebuie să aduc/vorbesc/plătesc/vin
ce $
""",
        Sign.NOTHING: """
mulțumesc/mersi/mulțumim frumos/mult/pentru?
bună/salut/bună_ziua/bună_dimineața
nu vă/te faceți/face griji
nu contează/e_grav/face_nimic
nu întârzii
scuze/îmi_pare_rău pentru/de întârziere/răspunsul_târziu
mai bine mai_târziu/târziu_decât_niciodată
""",
    },
    negations="nu niciodată fără nici niciun n",
    polite="îmi pare rău scuze din păcate mulțumesc mersi bună ziua salut ei păi dar deci mult",
)
