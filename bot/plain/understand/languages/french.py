"""French replies."""

from bot.plain.understand.phrases import Language, Sign

FRENCH = Language(
    phrases={
        Sign.YES: """
oui/ouais/ouai/wi/ui/ouep/yep merci/bien_sûr/volontiers/s'il_vous_plaît/avec_plaisir/svp/absolument?
mais/ah/ben/bah oui
bien/évidemment sûr/que_oui
bien sûr que? oui?
d'accord/dac/dacc/d'acc/daccord/ok/okay/entendu/parfait/super/génial/nickel/top/carrément/volontiers
pas de problème/souci/soucis/prob/pb
aucun/pas/sans problème/souci
avec grand? plaisir
absolument/certainement/évidemment/exactement/effectivement/tout_à_fait
ça marche/roule/me_va/me_convient/va/me_semble_bien
c'est bon/ok/d'accord/parfait/noté/entendu/parti pour/avec? moi?
pourquoi pas
ça/cela me va/convient
je veux? bien
je suis d'accord/partant/partante
si si/bien_sûr?
bonne idée
sans faute/problème/souci
""",
        Sign.COMING: """
je/j' serai/y_serai/serais là/présent/présente/des_vôtres/sur_place?
j'y serai/vais/suis
jy serai/vais
nous/on serons/sera/viendrons/viendra/vient/venons là?
je viens/viendrai/vais_venir/participerai/participe/passe/passerai/peux_venir/pourrai_venir/vais_y_aller/peux_y_être avec_plaisir/mardi/aussi?
je peux venir/y_aller/être_là/mardi/participer?
oui? je/on peux/peut
comptez/compte sur/avec moi/nous
inscrivez/inscris/notez moi/nous
à mardi/bientôt/demain/plus/tout_à_l'heure
on/nous se/nous voit/verra/verrons/voyons là-bas/mardi/là_bas?
j'ai/jai hâte de_venir/de_vous_voir/d'y_être?
hâte de vous_voir/d'y_être/de_venir/d'y_aller
je ne? manquerai/raterai/louperai ça/pas_ça/ça_pour_rien_au_monde/pas/rien
pour rien_au_monde_je_ne_raterais_ça
je suis libre/disponible/dispo/en_route/en_chemin/contente_de_venir/content_de_venir
en route/chemin
j'aimerais/jaimerais/je_voudrais/je_veux/j'adorerais/jadorerais bien? venir/participer/y_être
présent/présente
dispo/disponible
j'arrive/jarrive
""",
        Sign.NO: """
non merci/désolé/désolée/pas_vraiment/malheureusement/hélas?
bien/évidemment/sûrement/certainement/surtout sûr? que? non
bien sûr que non
mais/ah/ben/bah non $
pas du_tout/vraiment/cette_fois/aujourd'hui/aujourdhui/pour_moi/question/possible/mardi/maintenant/moi
jamais
pas cette fois/semaine
malheureusement/hélas/désolé/désolée/désolé_mais/désolée_mais non/pas $
je crois/pense/dirais que_non/pas
impossible
hors de_question
aucune chance
négatif
merci mais? non $
""",
        Sign.STAYING: """
je/j'/on/nous ne? peux/pourrai/pourrais/peut/pouvons/pourrons/viens/viendrai/vient/serai/sera/serons/vais/participerai/suis/serais pas/plus venir/être_là/là/y_aller/participer/présent/présente/disponible/dispo/libre/pouvoir_venir/pouvoir/en_mesure_de_venir/des_vôtres/assister?
j'/jy ne? peux/y_serai/serai/vais/y_vais pas
jy/j'y serai/vais pas
je n'/ne y_serai/nirai/irai pas
je ne/n'/nai veux/ai/souhaite pas/envie venir/y_aller/participer/envie/le_temps/de_garde?
je veux/souhaite pas venir/y_aller/participer?
malheureusement/hélas je_ne/je/on/j'/ne? peux/pourrai/serai/viendrai pas venir/là?
désolé/désolée je/j'/mais/mais_je ne? peux/pourrai/serai/viendrai/viens pas venir/là?
pas possible pour_moi?
pas/peux_pas disponible/dispo/libre/venir/en_forme
je suis malade/occupé/occupée/prise/pris/absent/absente/en_vacances/au_travail/souffrant/souffrante/à_l'hôpital
malade/absent/absente
je travaille ce_jour_là/mardi/ce_jour?
j'ai/jai déjà? un/une/autre_chose/des_choses rendez-vous/rdv/empêchement/imprévu/autre_chose/rendez_vous/de_prévu
je dois annuler/décliner/travailler
annulez/annule ma_place/moi/mon_inscription
ça ne? me? va/convient/marche/m'arrange/marrange pas
je passe mon_tour/cette_fois
sans moi
ne comptez pas_sur_moi/pas
je préfère/préférerais pas/ne_pas/ne_pas_venir
j'aurais/jaurais/j'aimerais/jaimerais bien? voulu/aimé/venir? mais
""",
        Sign.MAYBE: """
peut-être/peut_être/ptet/ptêt/ptêtre/peutetre/ptetre que/pas/oui/non/bien?
je/j'/on/nous ne? sais/sait/savons pas/plus encore/si/trop? je? peux/viens/pourrai?
je/j' n'en_sais/nen_sais/nensais rien
je/chuis/jsuis/je_ne/j' suis? pas/pas_trop/pas_encore/pas_tout_à_fait sûr/sûre/certain/certaine si/de/encore?
chais/jsais/sais pas
chai pas
pas/pas_trop/pas_encore/pas_très sûr/sûre/certain/certaine si/encore?
aucune idée
ça/cela dépend/dépendra de/si?
dépend
on verra/va_voir/vous_dira bien?
je vais/dois voir/essayer/réfléchir/vérifier/y_réfléchir/regarder
j'/je essaierai/essayerai/essaie/tâcherai/tenterai/ferai/vous_dirai/vous_redis/te_dirai/te_redis/verrai/réfléchis de_venir/mon_possible/de_mon_mieux?
jessaierai/jessayerai/jessaie de_venir?
si je/tout/quelqu'un/jamais/j'ai/on/possible/mon peux/trouve/suis/va_bien?
j'/je espère/lespère venir/pouvoir/bien/que_oui?
jespère venir/pouvoir/bien/que_oui?
probablement/sûrement/sans_doute/possiblement/éventuellement pas/oui/non?
sans doute/doute_oui
je pense/crois/suppose/dirais oui/que_oui/non/que_non/pouvoir_venir?
c'est? possible/probable
oui et/ou non
plus ou_moins
à voir/confirmer
à moitié
je vous/te tiens/tiendrai/dirai/redis/confirme au_courant/demain?
tout dépend
""",
        Sign.LATE: """
je/j'/on vais/serai/suis/sera/aurai/arrive/arriverai/arrivera/arrive_un_peu/risque_d' être/un_peu/du/arriver/en/avoir/un? être/un_peu/du/en/plus? retard/tard/en_retard
jarrive/jarriverai/j'arriverai/jaurai/j'aurai un_peu/du/en/avec? retard/tard/du_retard/en_retard/plus_tard/10_minutes_de_retard
je/j'/jaurai serai/suis/vais_être/aurai un_peu/légèrement? en/du retard
en/du/avec_du/un_peu_en/un_peu_de retard
retard
10/5/15/20 minutes/min de/en? retard
le/mon/ma bus/train/métro/tram est/a/aura en/du/a_du retard
coincé/coincée/bloqué/bloquée dans/par/en les? bouchons/embouteillages/trafic/le_trafic
bouchons/embouteillage/embouteillages
commencez sans_moi
j'arrive dans/jarrive_dans 5/10/15/20/dix/cinq minutes/min
dans 5/10/15/20/dix/cinq/quinze minutes/min
""",
        Sign.QUESTION: """
qui vient/sera/est/y_va/d'autre/participe?
à/quelle quelle/heure heure/est? est/c'est/ça?
quelle heure/salle/adresse/est
quel jour/bus/est/étage/endroit
c'est/cest où/quand/quoi/qui/à_quelle_heure/combien/gratuit/en_ligne/loin
où est/c'est/ça/cest/a_lieu?
où
quand est/c'est/cest/ça/a_lieu?
quand
comment on/je/ça/y/aller/faire/venir
combien de/ça/c'est/coûte/cest/temps?
pourquoi
pour quoi faire?
est ce qu'/que/quil/qu'il/qu'on/quon/quelles?
est-ce que/qu'/quil/quon
estce que/quil/quon
y a/aura t? il/elle?
il y_a/y_aura à_manger/un_parking/du/quoi/quelqu'un
puis je
je peux amener/emmener/venir_avec/demander/savoir/apporter
peut/puis on/je venir/amener
qu'est/quest ce/ce_que/ce_qui/ce_qu'on
c'est quoi
cest quoi
que faut/dois/veut/signifie
dois je
faut/faut-il il? venir/payer/apporter/parler
""",
        Sign.NOTHING: """
merci/merci_beaucoup de/pour/d'avoir?
bonjour/salut/coucou
ne vous_inquiétez_pas/t'inquiète_pas/tinquiète_pas
t'inquiète/tinquiète pas?
pas en_retard
je ne/n'/nai? serai/arriverai pas en_retard/tard
désolé/désolée pour/de le_retard/répondre_tard/ma_réponse_tardive/la_réponse_tardive
pas grave
pas besoin
je serai pas en_retard
""",
    },
    negations="non ne pas jamais aucun aucune ni sans",
    polite="désolé désolée pardon merci bonjour salut ah oh euh ben bah alors mais et malheureusement hélas beaucoup de",
)
