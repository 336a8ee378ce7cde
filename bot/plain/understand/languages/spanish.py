"""Spanish replies, from Spain and from Latin America."""

from bot.plain.understand.phrases import Language, Sign

SPANISH = Language(
    phrases={
        Sign.YES: """
sí/si/sip/see/sisi claro/gracias/por_favor/señor/señora/por_supuesto/seguro/puedo/quiero?
claro/clarísimo que_sí/sí?
por supuesto que_sí?
vale/dale/genial/perfecto/estupendo/fenomenal/excelente/bueno/listo/venga/okey/órale/ándale/simón
vale gracias/perfecto
está bien/perfecto
me parece bien/perfecto/genial
me viene/va/queda bien/perfecto/genial
de acuerdo/una
desde luego
cómo/como no
no hay/es/tengo? problema/inconveniente ninguno?
ningún problema
sin problema/problemas
con mucho? gusto
seguro que_sí?
encantada/encantado
por qué no
exacto/correcto/efectivamente
obvio/obviamente
lo es
""",
        Sign.COMING: """
ahí/alli/allí/allá? estaré/estaremos ahí/allí/presente/sin_falta?
ahí/allí/allá nos_vemos/voy/te_veo/los_veo
nos vemos ahí/allí/el_martes/entonces/allá/pronto?
voy/vamos/iré/iremos/vengo/vendré/asistiré/acudiré a_ir/con_gusto/seguro/sin_falta/ahí/para_allá/el_martes?
sí? puedo/podemos/podré ir/asistir/venir/el_martes/ese_día?
cuenta/cuenten/contad/cuente/contar conmigo/con_nosotros
apúntame/apúntenme/apuntadme/anótame/me_apunto
no me/nos lo/la pierdo/perdería/perderé/perdemos por_nada?
no faltaré/falto/fallaré/faltaremos
no puedo esperar
hasta el? martes/entonces/luego/allí
estoy/ando libre/disponible/en_camino/de_camino/dispuesto/dispuesta
quiero/me_gustaría/me_encantaría ir/asistir/venir?
me encantaría
tengo ganas de_ir/de_veros/de_verlos
en/de camino
sin falta
""",
        Sign.NO: """
no gracias/muchas_gracias/lo_siento/puedo_ir/señor/señora/gracia?
no no $
claro/por_supuesto/desde_luego/seguro que_no $
por supuesto/desde_luego/claro no $
para nada
nunca/jamás
de ninguna/ningún manera/modo
ni hablar/loco/loca/de_broma
lo siento no $
esta vez no $
hoy/ahora/mañana no $
no esta_vez/hoy/ahora/mañana/realmente
mejor no $
me temo que_no
qué va
imposible
negativo
tampoco
no hace falta
creo/pienso que_no $
gracias pero? no $
""",
        Sign.STAYING: """
no/lamentablemente_no/desgraciadamente_no puedo/podemos/podré/podremos/podría/voy/vamos/iré/iremos/vengo/vendré/asistiré/estaré/estaremos/llego/alcanzo/puedo_ir/voy_a_poder/voy_a_ir/me_es_posible ir/asistir/venir/estar/ese_día/esta_vez/hoy/el_martes/ahí/allí/a_ir?
no quiero/deseo/me_apetece/me_interesa ir/venir/participar?
no me/nos viene/va/queda bien
no me es posible
no estoy libre/disponible/bien
estoy ocupado/ocupada/enfermo/enferma/trabajando/de_viaje/fuera/de_vacaciones/malo/mala/en_el_hospital
tengo/ya_tengo/es_que_tengo que? una/un/otra/otro? cita/médico/trabajo/trabajar/compromiso/plan/planes/turno
trabajo ese_día/el_martes
lamentablemente/desgraciadamente/desafortunadamente no $
me surgió/ha_surgido algo/un_imprevisto
tendré/tengo que cancelar/faltar
cancela/cancelen mi/mi_plaza
faltaré/paso/no_cuenten_conmigo/no_cuentes_conmigo
me gustaría/encantaría pero no/no_puedo
ojalá pudiera
""",
        Sign.MAYBE: """
quizá/quizás/tal_vez/talvez/acaso sí/no/vaya/pueda?
a lo mejor sí/no/voy?
puede/podría/pueda ser/que_sí/que_no/que_vaya?
puede
no/aún_no/todavía_no sé/se/lo_sé/sabemos/sabría todavía/aún/si/bien/seguro? puedo/podré/voy?
no estoy/estamos seguro/segura/seguros/segura_del_todo todavía/aún/si?
no lo/le? tengo claro
todavía/aún no sé/lo_sé
depende/dependerá de?
ya/lo veré/veremos/vemos/te_diré/te_digo/os_diré/te_aviso
a ver
vamos/ya? a? ver
lo/voy_a intentaré/intentar/pensaré/pensar/procuraré/consultar
intentaré ir?
haré lo_posible/todo_lo_posible
te/les/os/le aviso/avisaré/confirmo/confirmaré/digo/diré luego/mañana/después?
posiblemente/probablemente/seguramente no/sí?
es? posible/probable
si puedo/consigo/alguien/no/me/mi/encuentro/hay/tengo/llego
creo/espero/supongo/pienso que_sí/poder_ir?
ojalá
tengo que pensarlo/mirarlo/ver/consultarlo
más o menos
sí y/o no
ni idea
con suerte
""",
        Sign.LATE: """
llego/llegaré/llegaremos/llegamos/voy/vengo/vamos/voy_a_llegar/vendré/estaré/puede_que_llegue un_poco/algo/muy/unos? tarde/con_retraso/retrasado/retrasada/más_tarde/5_minutos_tarde/10_minutos_tarde/15_minutos_tarde
tarde
se me/nos hizo/ha_hecho/hace tarde
con retraso
me/se retraso/retrasé/retraso_un_poco/atrasé/voy_a_retrasar/ha_retrasado
el/mi autobús/bus/tren/metro viene/va/tiene/está tarde/con_retraso/retraso/retrasado
atasco/tráfico/trancón
estoy/hay en? un? atasco/atascado/atascada/mucho_tráfico
en 5/10/15/20/cinco/diez/quince minutos
10/5/15/20 minutos tarde?
empiecen/empezad sin_mí
""",
        Sign.QUESTION: """
quién/quiénes viene/va/vienen/van/más/es/estará/son?
a qué hora es/empieza/termina/sería?
qué hora/día/es/hay/llevo/significa/tengo/hago/pasa/tal_si
dónde/donde es/está/será/queda/quedamos?
en dónde/donde/qué
cuándo/cuando es/será/empieza
cuándo
cuánto/cuántos/cuánta/cuanto dura/cuesta/tiempo/pagan/personas/es?
cómo/como llego/se/es/voy/puedo
por qué
para qué
puedo llevar/ir_con/traer/preguntar/saber
hay comida/aparcamiento/parking/que/estacionamiento/alguien
es/será/sera online/gratis/en_línea/presencial/accesible/obligatorio
tengo que llevar/pagar/hablar/ir
habrá/habra comida/alguien/aparcamiento/transporte/que
me puede/puedes/pueden/podría decir/enviar/ayudar
cuál/cual es
""",
        Sign.NOTHING: """
gracias/muchas_gracias por/a?
no te/se preocupes/preocupe/preocupen
no pasa nada
no llegaré/llego tarde
no importa
hola/buenas/buenos_días
perdón/disculpa/perdona por_el_retraso/por_la_tardanza/por_tardar
más vale_tarde_que_nunca
""",
    },
    negations="nunca jamás tampoco ni sin",
    polite="lo siento perdón perdona disculpa gracias hola ay uf pues bueno pero y muchas",
)
