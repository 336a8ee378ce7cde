"""Welsh replies, in the north and in the south."""

from bot.plain.understand.phrases import Language, Sign

WELSH = Language(
    phrases={
        Sign.YES: """
ydw/ydyn/ydi/ydy/yndw/ydwi/yndi diolch?
ie/ia/iep plis/diolch/siwr?
oes
do
cewch
iawn diolch/gen_i/da_fi/gyda_fi?
ocê/oce
wrth gwrs
wrth gwrs wrth_gwrs
yn bendant
bendant/pendant
dim problem/probs/probl o_gwbl?
siwr/sicr iawn?
gwych/grêt/ardderchog/perffaith/hyfryd/bril
mae hynny/na/hynna yn/n iawn/siwtio/grêt/gwych
syniad da
wrth fy_modd
da iawn
pam lai
cytuno
siwr o fod
galla
gallaf/medraf/medra
gallwn/medrwn
gwna/gwnaf i?
bydda/byddaf/byddwn i? $
basen/baswn/byddwn i/in? wrth_fy_modd/yn_hoffi?
""",
        Sign.COMING: """
mi/fe/fi? bydda/fydda/byddaf/fyddaf/byddwn/fyddwn i/in/fi/ni? yno/yna/yn_dod/n_dod/draw
bydda/byddaf/fydda i/fi $
dw/dwi/dwin/rydw/rwy/wi/rwyn/dyn/rydyn i/in/ni? yn/n? dod/mynd_i_ddod/gallu_dod/medru_dod/edrych_ymlaen/rhydd/ar_gael
dwi/dwin/rwyn dod/gallu_dod/rhydd/ar_gael
mi/fe? alla/galla/allaf/gallaf/fedra/medra i/fi ddod/wneud_hynny/fynychu/fod_yno
alla i ddod
mi/fe? ddo/ddof/ddown i/ni
edrych/edrychaf ymlaen ato/at_hynny/at_weld_pawb/at_eich_gweld?
wela/welai i/di/chi? chi/di/pawb? yno/ddydd_mawrth/wedyn/bryd_hynny/yna/dydd_mawrth?
ar fy/y ffordd
cyfra/cyfrwch/rho/rhowch fi/fy_enw i_mewn/i_lawr
hapus iawn? i? ddod
falch/balch o? ddod
baswn/bydden/byddwn/hoffwn/licien/leiciwn i/in? wrth_fy_modd/yn_hoffi/yn_licio? dod/ddod
""",
        Sign.NO: """
na $
na dim? diolch
dim diolch
nage/naci
nac ydw/ydy/ydyn/oes
naddo
na fydda/fyddaf/alla/allaf/fedra/fedraf/wna/wnaf/chaf i?
sori/mae'n_ddrwg_gen_i/mae_ddrwg_gen_i na $
byth
dim y_tro_hwn/y_tro_yma/heddiw/fory
dim o_gwbl
dim wir/felly
dim gobaith/siawns
ddim y_tro_hwn/y_tro_yma/heddiw
""",
        Sign.STAYING: """
fydda/fyddaf/bydda/fyddwn i/in/ni? ddim yno/yna/yn_dod/n_dod/yn_gallu_dod/n_gallu_dod/yn_medru_dod/ar_gael?
alla/allaf/fedra/fedraf/allwn/galla/gallaf i/in/ni? ddim dod/mynd/gwneud/fynychu/mynychu/bod_yno?
alla/fedra i ddim $
dw/dwi/rydw/sa/so/smo/dydw/tydw/nid i/in/fi? ddim yn/n? gallu/medru/dod/mynd/rhydd/ar_gael/moyn_dod/eisiau_dod/isio_dod/teimlo'n_dda dod/mynd/gwneud_o?
dwi/dydw ddim yn? gallu/medru/dod/mynd/rhydd/ar_gael dod/mynd?
dw/dwi/dwin/rwy/rwyn i/in? yn/n? methu dod/mynd/gwneud/bod_yno?
methu dod/mynd/bod_yno/gwneud
methu $
yn? anffodus alla/fydda/na/dim/dydw/fedra i/in? ddim? dod/yno?
yn anffodus/anffodus na/ddim $
mi/fe? wna/fydda/bydda i fethu/golli/colli hwn/y_cyfarfod?
dw/dwi/dwin/rwy/rwyn/wi i/in? yn/n? brysur/sal/gweithio/i_ffwrdd/ar_wyliau/tost
dwi/dwin/rwyn brysur/sal/gweithio/i_ffwrdd/ar_wyliau
mae/ma gen/gyda/da fi/i apwyntiad/gyfarfod_arall
rhy brysur/bell/hwyr_i_mi/sal
ymddiheuriadau
""",
        Sign.MAYBE: """
efallai/ella/falle/falla/hwyrach/walle/efalle
o bosib/bosibl
dwim/dwi_m yn/n siwr/sicr/gwybod eto?
posib/posibl
dim/ddim yn/n? siwr/sicr/gwybod eto?
dw/dwi/rydw/dydw/sa/so/smo i/in/fi? ddim yn/n? siwr/sicr/gwybod eto?
dwi/dydw/sai/sain/smo ddim? yn? siwr/sicr/gwybod eto?
wn i ddim eto?
mae'n/maen/mae/yn/n? yn/n? dibynnu ar?
dibynnu
gobeithio
os galla/gallaf/medra/bydda/ydw/ydy/ydi/oes/na/gwna/caf i/yn/n?
os
gawn/cawn/ga i/in/ni? weld
wna/gwna/gwnaf/na/mi_wna i/in? weld/drio/geisio/adael_i_chi_wybod/fy_ngorau
drio/trio ngorau/fy_ngorau
gadael/gadewch i/in? chi/mi? wybod/feddwl
angen/rhaid meddwl/gwirio/holi
hanner a_hanner
heb benderfynu/penderfynu
tua/tebyg iawn?
debyg
""",
        Sign.LATE: """
bydda/byddai/byddain/fydda/mi_fydda/fe_fydda/byddaf i/in/fi? yn/n? hwyr
dw/dwi/dwin/rydw/rwy/wi/rwyn i/in/fi? yn/n? hwyr/rhedeg_yn_hwyr/mynd_i_fod_yn_hwyr
rhedeg yn? hwyr
hwyr
ychydig/bach/dipyn/tipyn yn? hwyr/hwyrach
yn hwyr/hwyrach
bws/tren/tacsi yn? hwyr/hwyr_iawn/wedi_canslo
mae'r/maer/mae bws/tren/bws_yn/tren_yn yn? hwyr
traffig
cyrraedd yn hwyr/hwyrach
yna/yno mewn 5/10/15/20/deg/pum munud
ar ei_hol/ei_hol_hi/fy_hol_hi
""",
        Sign.QUESTION: """
pwy sy'n/syn/sy/arall/fydd/yw/ydi/ydych? dod/mynd/yno?
faint o'r/or/o gloch/bobl/amser?
faint
am faint o'r/or gloch
ble/lle mae/ma/ydy/yw/mae'n/maen/mae'r? o/hi/e/r?
pryd mae/ma/mae'r/maer/yw/ydi/fydd?
beth yw/ydi/mae/am/sydd/yn/ydy/sy?
be di/ydi/sy/am
pam
sut mae/ydw/alla/galla/i/fydd/wyf
pa ystafell/ddiwrnod/amser/adeilad
oes/a_oes bwyd/parcio/na/rhywun/yna/rhaid/angen/lle
ga/gai/gaf/alla/allaf/fedra/a_gaf/a_ga i/in? ddod_a/ddod_â/gael/ddod/ofyn/ddod_efo/ddod_gyda
fydd/fydda/a_fydd/ydy/ydi/a_yw/yw/ydych/wyt/a_ydy na/yna/bwyd/parcio/pobl/staff/i/e'n/hi'n/hi/o/en/chi/ti
oes rhaid/modd/angen
beth $
""",
        Sign.NOTHING: """
diolch/diolch_yn_fawr
bore da
prynhawn da
nos da
sut mae/wyt_ti/ydych_chi?
dim ots/brys/pwysau
ymddiheuro/sori am_fod_yn_hwyr_yn_ateb
""",
    },
    negations="ddim dim nid nad na nac heb methu byth",
    polite="sori ddrwg gen maen diolch wel anffodus plis ond",
)
