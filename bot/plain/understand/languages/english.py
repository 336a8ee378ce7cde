"""English replies, as people in the UK type them on a phone: short, misspelt, without apostrophes."""

from bot.plain.understand.phrases import Language, Sign

# Alternatives used again and again below.
_DAY = "monday/tuesday/tues/wednesday/weds/thursday/friday/saturday/sunday/that_day/then/tomorrow/today/tonight/that_date"
_ME = "i/we"
_IM = "im/i_am/were/we_are/ill_be/i_will_be/am/i'll_be/i_m"
_CANT = (
    "cant/cannot/can_not/couldnt/wont/will_not/shant/cnt/carnt/caint/cannae/canny/couldnt/cudnt/wouldnt/dont_think_i_can/"
    "wont_be_able_to/will_not_be_able_to/not_be_able_to/not_able_to/unable_to/not_going_to/not_gonna/not_gunna/aint_gonna/"
    "ill_not/ill_no/will_no/not_going_to_be_able_to/cant_possibly/couldnt_possibly/not_gonna_be_able_to/havent_been_able_to/"
    "cant_be_able_to/will_not_manage_to/wont_manage_to/cant_manage_to/wont_get_to"
)
_COME = (
    "come/attend/make_it/make_that/make_this/be_there/be_coming/be_going/be_attending/join/join_you/join_in/get_there/get_out/"
    "go/do_it/do_that/do_this/do_then/manage/manage_it/manage_that/pop_in/pop_along/pop_down/turn_up/come_along/come_down/"
    "come_over/come_out/take_part/see_you/see_you_there/be_with_you/be_present/be_here/be_around/be_about/be_free/b_there/"
    "show_up/come_in/do/do_now/go_along/go_out/make_the_meeting/come_to_it/come_to_that/come_to_the_meeting/make_tuesday/do_tuesday/"
    "do_tuesdays/come_tuesday/come_on_tuesday/make_it_on_tuesday/make_then/do_mondays/do_fridays"
)
_GOOD = "fine/ok/okay/good/great/perfect/lovely/brilliant/alright/cool/grand/ideal/brill/fab/amazing/wonderful/excellent/fantastic"
_SURELY = "definitely/defo/def/deffo/certainly/absolutely/defs/definately/deffinitely/surely/for_sure/probs_yes"
_AWAY = (
    "busy/away/working/at_work/in_work/on_holiday/abroad/on_shift/poorly/ill/sick/unwell/in_hospital/in_the_hospital/too_ill/"
    "too_tired/too_poorly/too_busy/not_well/at_college/at_uni/at_school/in_court/full_of_cold/off_sick/double_booked/in_bed/"
    "in_bed_sick/in_bed_ill/out_of_town/out_of_the_country/on_leave/on_nights/on_my_holidays/isolating/laid_up/snowed_under/"
    "tied_up/otherwise_engaged/unavailable/really_poorly/really_ill/very_ill/having_an_operation/at_a_funeral/at_a_wedding/"
    "looking_after_the_kids/looking_after_my_mum/babysitting/really_busy/flat_out/exhausted/too_anxious/shattered"
)
_THING = (
    "appointment/appt/doctors/dentist/gp/hospital/hospital_appointment/hospital_appt/scan/operation/interview/exam/class/"
    "course/shift/work/court/plans/other_plans/another_meeting/something_on/something_else_on/something_else/a_clash/clash/"
    "visitors/funeral/wedding/covid/flu/cold/migraine/bug/tummy_bug/a_lot_on/too_much_on/family_visiting/the_kids/kids/"
    "prior_engagement/previous_engagement/other_commitments/another_commitment/stuff_on/things_on/uni/college/school_run/"
    "dentist_appointment/doctors_appointment/medical_appointment/doctors_appt/job_interview/chemo/physio/therapy/dialysis"
)

_YES = f"""
yes/yess/yep/yepp/yup/yeah/yea/yeh/yh/ye/yeahh/ya/yas/yass/yus/yip/yezz/yse/yrs please/pls/plz/ta/mate/love/hun/indeed/sure?
yes/yeah/yep/yes_of ok/course/definitely/absolutely
yes/yeah/yep i am/do/will/can/did/would/have $
hell/heck/oh/ooh/ah/ahh/aw/aww/mmm/too_right/woohoo/woo/yay yes/yeah/ye please?
aye $
y/1/k/kk/course/please/pls/plz !
ok/okay/okey/okie/oki/oky/okey_dokey/okey_doke/okie_dokie/okeydokey/okies then/cool/great/fine/thanks/thank_you/ta?
sure/shure thing/why_not/no_problem?
of course/cours/corse/coarse
course/coarse i/we will/can/am
ofc/obvs/obviously
{_SURELY} $
totally/indeed/correct/affirmative/exactly/100/confirmed/confirm/i_confirm/i_confirm_my_attendance/accept/accepted/i_accept/agreed/agree/i_agree/deal/roger/noted_and_coming $
you bet
bet/safe/calm/sorted !
say less
yeppers/yeppo/yessum/yarp
nae/no bother/bovver at_all? $
cool beans
if you insist
count on it
works perfectly/fine/great/well for_me? $
consider it done
too right
for sure $
go on then/ok/so?
go ahead
go for it
love to/that/it $
still ok/fine/good/on/okay $
better/best for me/us
no problem/problems/probs/prob/problemo/probz at_all?
not a problem/prob at_all?
thats/that_is no/not_a problem
sounds {_GOOD}/like_a_plan/like_fun/nice/interesting to_me? $
{_GOOD} $
that/thats/thatd/that_is/thatll/that_would/it_would/would/itd/which_is be? {_GOOD} by/with/for? me/us? $
that/tuesday/it/which/this? works/suits/will_work/will_do for? me/us? $
{_GOOD} by/with/for me/us
all good for/with? me/here? $
good to go $
its/it_is a? yes from? me?
id/i_would really/very_much? like/love/enjoy that/to please/very_much? $
i/it/that/we do/does/did/is $
i/we am/are $
i will $
i/we wouldnt/would_not say/be_saying no
y/why not
by all means
with pleasure
my pleasure
be rude not_to
👍
👌
✅
✔
☑
🙌
💯
🆗
🎉
very/really/all? clear $
yes it/that was/is/does/did
can you/u? count me/us in
"""

_COMING = f"""
{_ME}? can/could/will/shall/am_able_to/ll/would_be_able_to/should/should_be_able_to/am_going_to/would {_SURELY}/still/certainly? {_COME}
can/will/should/could/gonna/going_to/should_be_able_to/would_be_able_to {_SURELY}? {_COME}
{_ME}? should be ok/fine/okay/good/alright/free/able_to? $
ill/we_ll/well/wll {_SURELY}? {_COME}
ill/i_will/will come/see/bring in/along/down/over/round/you/u/me with/at?
{_ME}? can/could do {_DAY}/the_date/the_time/that_time/it/that
can/will do/come/go/make $
{_IM} still/{_SURELY}/so/all/hopefully_not_but? coming/attending/up_for_it/up_for_that/available/keen/on_my_way/good_for_tuesday/looking_forward along/in/too?
{_IM} still/{_SURELY}/so/all? going/in/there/free/game/about/around/good {_DAY}? $
{_IM} free all/on/that {_DAY}/day {_DAY}?
{_IM} not busy/working/doing_anything/away {_DAY}?
not busy/working/doing_anything {_DAY}? $
no plans/nothing_on {_DAY}? $
{_SURELY}/still coming/in/there/going/be_there/attending/up_for_it/on
coming/going/attending/present/in along/too/with_my_mum? $
gonna/going_to/gunna be_there/come/attend/go/join
{_ME} plan/intend/aim/expect to come/attend/be_there
{_IM} planning/intending/expecting to come/attend/be_there
count/put/mark/include/add/pop/stick me/us in/down/as_coming/as_yes/on_the_list/on_it/down_for_it
count/rely/depend on me/us
you can/could count/rely/depend on me/us
put me/us/my_name down for/as? it/that/tuesday/one/yes/coming?
sign me/us up
save/keep/book/reserve me/us a? seat/place/spot/slot/chair
{_IM} your man/woman
see/c you/u/ya/yous/yas/them/yall/ye all/everyone? there/then/soon/tuesday/tues
see/c you/u/ya all/everyone? later? $
cu/cya/seeya/seeyou then/there/tuesday/soon/tues? $
see everyone there/then/on/tuesday
looking/lookin/look/really_looking forward/foward/fwd to it/that/seeing/meeting/tuesday/coming/this? everyone/you/you_all/all?
{_ME}? cant/cannot/can_not/carnt wait to/for? see/come/be_there/meet/catch_up/it/tuesday? you/you_all/everyone/all?
wouldnt/wont/would_not/will_not/not_going_to/not_gonna/dont_want_to/never miss it/this/that/out/tuesday for_the_world/for_anything?
wouldnt/would_not want to miss it/this/that/out
{_ME}? wouldnt/wont/would_not/will_not miss it/this/that/tuesday for_the_world/for_anything?
nothing/nowt/wild_horses/nothings/no_one would/will/could/wouldnt/cant/gonna/going_to/is_going_to/is_gonna/couldnt? stop/keep/prevent me away/coming/from_coming?
try and? stop me
happy/glad/delighted/pleased/keen/dying/itching/honoured to come/help/be_there/do_that/join/attend/see_you/see_everyone/meet_everyone/do_it/take_part/be_involved along/all/you/out?
{_IM}/id_be/i_would_be/be? dying/itching/happy/very_happy/glad/delighted/keen/dead_keen/more_than_happy/super_keen/chuffed/honoured/very_keen/really_keen to meet/see/come/help/join/be_there/attend/take_part/be_involved? everyone/you/you_all/along?
{_IM}? happy/keen/dead_keen/glad/super_keen to? $
id/i_would be delighted/honoured/happy/glad $
up for it/this/that
{_ME} can $
booked/got/taken/taking the/a/that? day off
id/i_would/would/i_do/i/we really? love/like/want to come/be_there/attend/join/help/be_part_of_it/be_involved/take_part along/please/you/in?
omw
on my/the/our way $
on my/our way
be/b there/ther $
i come/go {_DAY}/on_tuesday/yes? $
i want/like/can come/go {_DAY}? $
will/ill/i_will make sure im/i_am/i_m there/coming
ill/i_will/we_will be along/in/down/over $
will be there
there with bells on
{_DAY}/date/time/that_day is/s/works/suits/looks/sounds? {_GOOD}/fine_for_me for/with/by? me/us?
tuesdays/thats/wednesdays/thursdays/fridays/mondays {_GOOD} for/with/by? me/us?
{_IM}/will_be bringing my/a/someone
ive/i_have/have/got/ill/its/it's? put/pop/got/stick/noted/written it/this/that? in/on my/the diary/calendar/phone/fridge
its/it_is/already? in/on my/the diary/calendar
saved the date
{_ME}/ive/i_have? cleared/kept/blocked my/the/that diary/day/afternoon/morning/free
managed to get the? day/afternoon/morning off
you/youll/ull will? see me there/then/tuesday
{_DAY} at 1/2/3/4/10/11/12/9/6 is/s {_GOOD}
found/got/arranged/sorted childcare/a_babysitter/cover/a_lift so_i_can_come?
after all
without fail
all being_well
rsvp yes
💃
"""

_NO = f"""
no/nope/nah/naa/naw/noo/na/nay/noe/nup/nopes/negative/neg thanks/thank_you/thankyou/ta/thx/thnx/ty/sorry/mate/love/hun/cheers?
no/nah/nope i/we am/do/will/can/did/would/have not
no/nah/nope i/it/they/that cant/wont/dont/didnt/doesnt/cannot/couldnt/havent/wasnt/isnt
no/nope/nah no/nope/nah
n !
👎
❌
🚫
✖
🙅
no way/chance/siree/way_jose/dice
no can do
never $
no never
not really $
not for me/us thanks/this_time? $
not this time/week/one/month/year/tuesday
not today/tomorrow/tonight/tuesday/now/on_tuesday/then $
not me/us $
not happening/happenin
of course not
{_SURELY}/obviously not
not at all $
not likely/a_chance
thanks/ta/thank_you/cheers/sorry but/for_asking_but/but_its_a no thanks/ta? $
afraid/sadly/regrettably/unfortunately not $
{_IM} afraid/sorry_but not $
hope/guess/suppose not $
i dont/didnt/havent $
{_ME}? dont/do_not/dnt/didnt think so
dont think so/i_can/ill_be_there/i_will
i think not $
it/that doesnt/does_not/didnt/isnt/wasnt/hasnt $
not clear
leave it $
no need to_worry? $
none/nothing/nobody $
not poss/possible/an_option for_me/sorry? $
i refuse
not $
id/i_would rather you/u/we didnt/did_not/dont/not
thats/its a? no/nope from/for? me? $
its/it_is a no from/for? me?
nah/no {_IM}? good/alright/ok/okay/youre_alright/your_alright/youre_ok/im_good/im_alright/im_ok/im_fine thanks/ta/mate?
nah/no youre/you_are/your alright/ok/okay/good
im/i_am good/ok/alright thanks not_this_time/ill_pass
have/need/got/going/gonna/want/like/afraid/id_have/ill_have/i_will_have/think_ill/i_must/i_have/i_need/ill/im_gonna to? say no $
{_IM} going/gonna to? have_to? say/decline/pass/cancel/miss no/it/this_one/this/on_this_one?
ill have to say no
say/saying no to this/this_one/tuesday
rsvp no
"""

_STAYING = f"""
{_ME}/just/really/sorry/afraid_i/but_i? {_CANT} {_COME} it/this/that/{_DAY}/this_time/this_week/along/sorry/im_afraid?
{_ME}/really/im/i_am/am? {_CANT} $
{_ME}? {_CANT} {_DAY}/this_time/this_week/sorry/now/at_the_moment
wont/will_not be coming/attending/there/able/able_to/about/around/going/available/free/in/joining/joining_you/here
i/we/ill wont/will_not/not/no be coming/attending/there/able/able_to/about/around/going/available/free/in/joining
{_IM} not coming/going/attending/available/free/able/around/about/up_to_it/bothered/interested/well/feeling_well/very_well/well_enough/feeling_well_enough/feeling_up_to_it/feeling_too_good/feeling_great/feeling_good/feeling_too_well/fit/feeling_it/here/gonna/going_to/able_to/up_to_coming/strong_enough/joining {_DAY}/this_time/enough? to_come?
{_IM} not $
not/no/nt coming/going/attending/available/free/up_to_it/able_to_come/able_to_make_it/able_to_attend/gonna_make_it/going_to_make_it/feeling_up_to_it/up_for_it/feeling_well/feeling_well_enough/feeling_great/feeling_good/interested/well_enough/joining/able_to to_come/{_DAY}/this_time?
aint coming/going/be_there/come/make_it/gonna_be_there/gonna_come
{_IM}? unable to make_it/come/attend/do/be_there/join?
{_ME}/ill/id/you/youll? have/need/got/gotta/must/need_to/going/gonna/had to? have_to? cancel/pull_out/drop_out/decline/bow_out/withdraw/skip/pass/sit_this_one_out/sit_it_out/give_it_a_miss/send_apologies/send_my_apologies
{_ME}/ill/id? have/got/gotta/need/must to? miss/work/skip it/this/this_one/that/that_one/tuesday/on_this? $
got to work/miss/go_to_work
please? cancel/delete/remove/scratch me/my_place/my_spot/my_name/my_booking/my_seat/it from? please?
can/could/will/pls/please you/u/ya? please? take/remove/cross/cancel/scratch/strike me/my_name off/out/from
take/remove/cross me/my_name off/from/out
ill/i_will/will/gonna/going_to/got_to/have_to/gotta/need_to/must/regretfully/regrettably_i_must have_to? miss/skip/decline/cancel/pass/sit it/this/this_one/that_one/tuesday/on_this_one/on_that/on_it/out?
{_ME}? must/regret/regretfully/sadly to? decline
ill/i_will/will pass
pass this_time/on_this/on_this_one/on_that/thanks? $
give/giving/gave it/this/this_one/that/tuesday a? miss/swerve/pass
count/rule/leave me out this_time/of_this/of_it?
{_IM} out this_time? $
{_IM} {_AWAY}
{_AWAY} !
{_AWAY} {_DAY}/sorry/with_covid/with_flu/all_week/that_week/all_day
{_AWAY} {_DAY}/that_week/all_week/this_week/next_week/atm/at_the_moment/the_whole_week
will be {_AWAY}
not well/feeling_well/very_well
ive/i_have/have/got/ive_got/i_have_got/i_got/iv_got/hav a/an/my/the/to_go_to/to_be_in? {_THING} {_DAY}/on/instead/at_that_time/on_that_day?
got/have work/college/uni/school/kids/court
{_THING} {_DAY}/sorry/soz
another/other/prior/previous commitment/commitments/engagement/plans/appointment
{_ME}? cant/cannot im_afraid/because/cos/as/since/so
change of plan/plans
plans have? changed
{_ME}? work/have_work/have_college/have_uni/have_school on? mondays/tuesdays/wednesdays/thursdays/fridays/weekends/{_DAY}
{_ME}/ive/i_have/we? have/got/need/has to look_after/take/collect/pick_up/mind/see_to/get_to/babysit/be_at_work/be_elsewhere/stay_in/go_to/meet/wait_in/be_somewhere_else my/the/a/our/at? son/daughter/kids/mum/dad/children/grandchildren/grandkids/husband/wife/gran/nan/dog/cat/work/school/hospital/doctors/dentist?
{_ME} start a new_job/course/job
its/it_is my birthday/anniversary
feel/feeling/feels too? ill/poorly/unwell/rough/sick/awful/terrible/grim/bad/rotten
stuck at_home/indoors/in_bed/at_work
on my? hols/holidays/holiday/leave/honeymoon
{_IM}/were going/off away/on_holiday/abroad/to_hospital
please? dont/do_not/stop ask/asking/invite/contact me again/any_more/anymore?
manage/cope/do/be_fine/be_ok/go_ahead/start/be_alright without me
{_ME} said no
{_ME}? thought i could but/come? but?
{_ME}? dont/do_not do groups/meetings/tuesdays/mornings/evenings/crowds/zoom/people/mondays/fridays
something/summat/somethings/smth/sumthing has? came/come/cropped up
apologies/apols for/from? tuesday/the_meeting/me/not_being_able?
my/send/sending/give/pass_on/give_my/send_my apologies/apols for? tuesday/the_meeting/me?
sadly/unfortunately/regrettably {_ME}? cant/wont/not/no/am_busy/have_to_miss
{_ME}/id? dont/do_not/didnt/dnt want/wanna/fancy/feel_like/feel_up_to/wish to? come/go/be_there/it/be_involved/coming/going/do_it/take_part/this/that
i/id dont/do_not want/want_to/wanna/fancy $
dont want/wanna/fancy/feel_like to? come/go/it/be_there/coming/going?
{_ME}/id? dont/do_not/didnt feel/feeling well/great/good/up_to_it/like_it/up_to_coming/able/well_enough/strong_enough/like_coming/like_going_out
{_ME}/id/i_would/would/much? rather/sooner/prefer to? not/not_to/not_come/not_go/stay_home/stay_at_home/stay_in/stay_away
stay/staying home/in/at_home/away $
{_ME}? dont/do_not/doubt/cant_see/dnt/didnt think? i/we/ill/that/if can/will/could/be/would? be_able_to? {_COME}
{_ME}? doubt it/that/i_can/i_will/ill_be_there/i_could/ill_make_it/very_much
doubt it/i_can/ill_make_it/ill_be_there
highly/very? unlikely
probably/prob/prolly/prbs/most_likely/i_think/think not/wont/cant/ill_not be_able_to? coming/come/make_it/be_there/going/able_to?
cba to_come/tbh/sorry/mate?
cbb
{_ME}? cant/cannot be arsed/bothered/assed/asked/faffed to_come?
no childcare/lift/transport/money/energy/way_of_getting_there/way_to_get_there/babysitter/sitter
no bus/buses/trains/car $
{_ME} have no way/money/transport/lift/energy/childcare/time/babysitter of/to/for? getting/get? there?
dont have/havent_got/havent/ain't_got/aint_got childcare/transport/a_lift/any_childcare/the_money/time/the_time/the_energy/anyone_to_mind_the_kids/anyone_to/anyone_for/a_babysitter/the_bus_fare
havent got childcare/transport/a_lift/time/the_time/the_energy/anyone/a_babysitter/the_money/money
{_ME}? cant/couldnt/cannot/could_not get/find/afford there/away/a_babysitter/childcare/a_sitter/out/time_off/off_work/the_bus/the_fare/anyone_to_cover/a_lift/it/it_off/cover/the_train/to_come/the_day_off
{_ME}? cant/couldnt/cannot face it/going_out/coming/leaving_the_house/going/people/it_today today?
nobody/no_one/noone to look_after/mind/watch/sit
its/it_is/thats/sorry? too far/early/late/soon_for_me/much_for_me/cold for_me/away/in_the_evening/at_night/to_come? $
its/it_is/thats? too late/early/far/much/soon for/in/on/to me/the_evening/the_morning/come/travel
its/it_is not for/my me/thing/cup_of_tea
wish/wished/wishing {_ME} could come/make_it/be_there/but?
{_ME} wish/wished i/we could come/make_it/be_there/but?
ive/i_have/have? changed my mind
too much on
too busy/ill/tired/unwell/poorly/sick to_come? $
declined/declining/decline $
no more meetings/messages please?
not feeling great/good/well/up_to_it/it today/so_cant_come?
maybe/perhaps another/next time/one/month/week $
another time $
next time maybe/perhaps/hopefully? $
wont/wouldnt/doesnt/does_not/dont/not work/suit/suitable/convenient/good for/with? me/us/time/day? $
not a? good/great/convenient/ideal day/time for_me?
bad/wrong day/time/date for me
{_IM}/will_be? visiting/staying_with/seeing my/a/the/family
{_IM} having my/an hip/knee/operation/op/eyes/teeth/scan/hair done?
{_ME}/ive have/got/ive_got my/the grandson/granddaughter/grandkids/grandchildren/kids/nephew/niece/plumber/electrician/gas_man/engineer/boiler_man/builders/son/daughter on/coming/{_DAY}?
{_IM}/will_be absent
i no can come/go/make_it?
{_ME}? cant/carnt/cannae no_more/be_doing_with
{_ME}? dont/do_not really? like/want/enjoy meetings/groups/crowds/it/to
{_ME}/think/gonna/will/i_think? ill leave/skip it this_time/thanks? $
skip $
{_IM}/are? done with meetings/this/it/groups
{_DAY} is my chemo/dialysis/work/college/shopping/busy/hospital day
but not {_DAY}
clashes with/it?
{_THING} so cant/i_cant/no
"""

_MAYBE = f"""
maybe/mabye/mayb/mebbe/maby/mebe/perhaps/possibly/posibly/poss/potentially/mybe/myabe so/not/no/yes/another?
yes/no/yeah/ye maybe
might/mite not? do/come/be/make/pop/be_able_to/be_there/manage/have/struggle/need along/in/to/come/it?
might/mite not $
might do might_not/not?
{_ME} might/may/mite not? come/do/be/make/be_able_to/need/have/struggle able_to/come/there/it/working/away/busy?
{_ME} might/may/mite not? $
may/might be able_to/there/working/away/busy?
might $
may come/do/be
may not? $
not/isnt/arent so/too/quite/100/really/very/entirely/totally/completely? sure/certain/definite/confirmed/positive/decided yet/if/about/whether/tbh/at_the_moment/what? i/it? can/will/ill/im? come/make_it/doing/up_to?
{_IM} unsure/undecided/not_sure/torn/on_the_fence/not_certain/uncertain
unsure/undecided/tbc/tba/tentative/tentatively/torn/uncertain/provisional/provisionally/undecided
dunno/donno/dunnow/idk/duno yet/if_i_can/tbh?
{_ME}? dont/do_not/dnt/donot really/actually? know/no yet/if/whether/tbh/what_im_doing/what_to_say/what_i_am_doing/how_ill_be/how_i_will_be? i? can/could/will? come/make_it?
{_ME}? have/got/ive_got no/no idea/clue
no idea/clue yet/tbh?
it/that/all/well? depends/depend/depending/dependent if/on/how/what/whether/upon? my/i/the? shifts/shift/feel/kids/day?
subject to
pending $
waiting for/on/to my/the/hear/see/find
ill/i/will/gonna/going_to/we/we_will/i_can/can try/attempt/endeavour my/to/and/very? best/hardest/come/make_it/get_there/be_there/hard? $
ill/i_will/will/gonna/going_to try my/to/and? best/hardest/come/make_it/get_there/be_there?
will/ill do/to my best
try/trying my/to? best/come? $
hopefully/hopfully/hopefuly i/ill/will/yes? can/be_there/come/so?
hope/hoping so/to/i_can come/be_there/make_it/attend/be_able_to?
{_ME}/im/i_am hope/hoping to/i_can/so/ill? come/be_there/make_it/attend/be_able_to?
fingers crossed
touch wood
🤞
🤷
🤔
😕
ill/well/i_will/will/we_will/gotta/have_to/need_to see/c how/what/if/tomorrow/nearer_the_time/on_the_day/about? i/it/my/things? feel/goes/can/am?
ill/well/i_will/will/we_will/we'll have_to? see $
wait and see
ill/i_will/i/will/can_i/could_i/can_we/should/gonna/going_to/let_me let you/u/ya/yous know later/tomorrow/soon/nearer_the_time/monday/asap/closer_to_the_time/if/by?
let you/u/ya know later/tomorrow/soon/asap/nearer/closer/if?
let me check/think/see/look/ask/find_out/get_back/sleep about/on? it?
need/have/got/will/ill/gotta/must/want/id_need/id_have to? check/think/ask/see/double_check/look/speak about/with/what/if? it/my_diary/my_calendar/first/work/my_rota?
ill/i_will/i need/have? to? check/double_check/think/get_back/come_back about/with/to? it/you?
get/come/getting/got back to you/u/ya
think/thinking about/it about/over it? $
thinking
50 50
fifty fifty
probably/probly/probaly/prob/probs/prolly/proberly/prbly/likely/most_likely yes/yeah/will/coming/there/be_there/come/ok/able_to? $
probably/probs/prob/prolly will/come/be_there/coming
more likely
{_ME}? think/thinks/reckon/suppose/spose/guess/believe/expect so/ill_be_there/i_can/i_will/ill_come/ill_be_coming/i_should/i_could/yes/yeah yes?
if i/we/my/the/she/he/it/they/theres/there/someone/im/i_am/you/ill/anyone/weather/its/nothing/possible/poss/a/all/that
unless
hard/difficult/impossible to say/know/tell
see/wait how it/i/things
shall/will see $
we shall see
its/it_is? touch and go
{_IM}? tempted/still_deciding/deciding/on_the_fence
not 100/certain/definite
ion/dunno know
possible/possibly $
put me_down as a maybe
put me down as a? maybe
will/ill/id/would/might come if
ill/i_will be_there/come/try if
go/goes either_way
half of me
will/ill/can confirm/know_more/update_you/message/text/decide/tell_you later/nearer/on/soon/tomorrow/closer/when/monday/more?
probably should/shouldnt
can i tell/say/let/confirm/think/get_back/decide/answer
can/could i tell/let/message/text you/u know/later/tomorrow/tonight/nearer/on?
have a think
think on it
only/but/providing/provided/assuming if/that/on
as long as
yes/yeah and/or/n no
havent/have_not/hvnt/not decided/made_up_my_mind/made_my_mind_up/checked/confirmed yet?
cant/cannot/couldnt/wont say/promise/commit/be_sure/tell/guarantee/confirm/be_certain/decide/make_up_my_mind yet/for_sure/for_certain/at_the_moment/right_now/anything/now?
{_ME} cant/cannot/couldnt promise/guarantee i/ill/to_be/to_come/to_make_it
{_ME} cant/cannot/couldnt say/promise/commit/be_sure/tell/guarantee/confirm/be_certain/decide yet/for_sure/for_certain/at_the_moment/right_now/anything/now?
no promises/guarantee/guarantees
too early/soon to say/tell/know
early days
could do/be/maybe/possibly/try/manage $
could be tricky/difficult/hard/tight
tricky/difficult/awkward
ask me/again later/monday/tomorrow/again/nearer_the_time/then/closer_to_the_time?
in two minds
pencil me in
not saying no/yes
not a no/yes
{_IM} not saying no/yes
not no
sort/kind of
sorta/kinda/ish/partly/somewhat
a bit/little $
so so
sometimes $
either way
not yet
its/it_is a maybe
can/could i say/be a/put_down_as? maybe
play it by_ear
"""

_BUT = f"""
i/id/i_would/would/we/id_have/i_would_have/would_have? really? like/love/want/wanted/need/wish/liked/loved to/2 come/go/attend/be_there/join/make_it/be_involved/take_part? but/however/tho/only/just/although
i/we? was/were going/planning/hoping/meant/gonna to? come/go/attend/be_there? but
{_ME} thought i/we could/might/would come/go/make_it? but
would/id/i_would love/like to/it but
"""

_MINS = "1/2/3/4/5/6/7/8/9/10/12/15/20/25/30/40/45/ten/five/fifteen/twenty/few/couple/a_few/a_couple_of/half_an/an/half/thirty"
_LATE = f"""
{_IM}/running/runnin/be/going_to_be/gonna_be/might_be/may_be/arriving/arrive/will_be/come/coming/will/but/slightly/will_arrive/can_only_come/sorry/probably_be/bit/abit/get_there/could_be/probs_be/be_running/turn_up/join/joining/will_join a_bit/abit/bit/slightly/a_little/a_little_bit/very/really/gonna_be/running/so/quite/about/going_to_be/a_few_minutes/5/10/15/20/ten/five/half_an_hour/an_hour/probably_be/a_tad/a_touch? mins/minutes/min? late/l8/lateish/delayed/behind
late/l8 sorry/sry/again/as_usual/but_coming? $
just/but/only/bit/abit/slightly/little/mins late/l8
running/runnin behind/behind_schedule
be/b/back/arriving/arrive/see_you/ill_be/get/getting/will_be/should_be/i_will_be/ill_get/there/come/ill_come there? in/within/after/about {_MINS} mins/minutes/min/m/hour/hours/half_hour/past/secs/ticks?
be/b/will_be/ill_be/get/arrive/come/ill_get/ill_come/i_will_be there? around/about/for/by/at/nearer/closer/more_like/for_about/just_after/after half/quarter/half_past/one/two/three past/to/ish/30/15/instead?
be/b/will_be/ill_be/arriving/arrive/coming there? around/about/nearer/more_like/closer_to/just_after 1/2/3/4/5/6/7/8/9/10/11/12 ish/30/15?
there in {_MINS} mins/minutes/min/hour/m?
in/about {_MINS} mins/minutes/min $
{_MINS} mins/minutes/min/minute/hour/hr/m late/l8/behind/away/delayed/after/off/mins_late
about/roughly/only/just/like? {_MINS} minutes/mins/min/hour away/late/behind/off/out? $
bus/train/taxi/lift/cab/tram/flight/transport/carer/connection/ride/buses/trains/uber has/is/s/hasnt/have/didnt/are/been running? late/delayed/cancelled/not_turned_up/broken_down/come/turned_up/arrived/shown_up/cancelled_so
my/the/our bus/train/taxi/lift/cab/tram/carer/connection/ride/uber/buses/trains/taxis is/has/was/been/hasnt/didnt/s/are? running? late/delayed/cancelled/turned_up/turn_up/broken_down/come/been_cancelled/been_delayed/arrived/shown_up/show_up/show/arrive
bus/train/taxi/tram late/delayed/cancelled
train/bus cancelled so late/delayed/next
stuck/caught/sitting/sat/trapped in/on/at/behind the/a? traffic/jam/m25/motorway/bus/train/work/town/tractor/queue
traffic/trafic/roads/roadworks is/are/s? terrible/bad/awful/mad/a_nightmare/heavy/murder/dreadful/horrendous/slow
traffic/roadworks $
delayed/delays
im/i_am/ive_been/been/got/getting/i_got/i_have_been delayed/held_up/behind
held up
just? parking up/now? $
stuck behind
sorry? {_IM}? lost $
be/b there/with_you soon/shortly/asap/in_a_bit/in_a_sec/in_a_min/in_a_minute/in_a_mo
{_ME}/ill/i_will/ill_have_to/but_i? cant/miss/wont/will_miss/might_miss/not/will_not/cannot make/be_there_for/see/miss/be_at? the/my start/beginning/first intro/bit/half/hour/part/session?
start/begin/carry_on/go_ahead/crack_on without me
dont wait for me
{_ME}/but_i/but? cant/wont/not/couldnt/cannot/wont_be_able_to get/be/come/make_it/arrive/there/able_to_get/able_to_be there/here? until/till/til/before
can/could/might/ill/will only/have_to come/get/make_it/be/arrive/join there/here/in? for/at/after/by/from/until/around/late
not/only until/till/til/before/from
missed/missing/miss my/the/our? bus/train/tram/lift/connection/start/first_bit/first_part/beginning
overslept/over_slept/slept_in
just left/leaving/leavin the_house/home/now/work? $
leaving/leavin now/soon/shortly
{_IM} just leaving/leavin/setting_off/getting_on the/my? house/home/bus/now?
be/b there 5/10/20/quarter/half past
get/be/coming/arrive/come/there/join there? a_bit/abit/bit/little/slightly/half_an_hour/an_hour/10_mins/20_mins/a_little later
will/ill arrive/get_there/join/turn_up after/late/midway/halfway/once/part_way
a/half/part_way? bit/little/through later
nearly/almost there
⏰
⏳
⌛
🏃
"""

_NEUTRAL = f"""
too late
i/we am/are sorry but/to?
long time no see
no news is good_news
not good at/with
english not good
maybe/perhaps next/another time/month/week/one/year
ok google/boomer
i/we? dont/do_not mind
do my best to_not/not_to be late
no reason not_to $
late reply/replying/response/answer/message/getting_back/night/nights/shift/to_reply/lunch/notice
sorry for/about the/my late/delayed/delay reply/response/answer/message/in_replying?
sorry im/i_am/for_being? late/slow in? replying/getting_back/to_reply/answering
apologies for/about the/my? late/delayed/delay reply/response/answer/message/in?
was/were late/delayed/cancelled last/again/yesterday?
there/theres is/are/was/were no
theres/there_was no
i see $
wont/will_not/not/never/try_not_to/dont_be/cant_be be/going_to_be/gonna_be? late
dont worry i? wont/will_not be late
let me know
no worries/bother/rush/hurry/pressure/comment/one/body/doubt/question/matter/offence/offense/hard_feelings/longer/thanks_to/surprise/wonder/joke
say/said/saying/says/told/tell/called/answered no/yes to/me?
is/was/named called yes/no
cant/cannot/wont/not stop/stay for/too? long/very_long/the_whole_time/all_day/late/whole/to_the_end/till_the_end/for_lunch/for_tea/till_the_end/the_whole_thing/much
{_ME} cant/cannot/wont/not stop/stay for/too? long/very_long/the_whole_time/all_day/late/whole/to_the_end/till_the_end/for_lunch/for_tea/the_whole_thing
not for long
not alone/on_my_own
only/just for/stay/staying an/a/one/half/bit/while? hour/bit/while/morning/half_hour?
have/need/got to leave/go early
leave early
not forgotten/forgot
wont/will_not/havent/have_not/hadnt/not forgotten/forgot/forget/let_you_down
dont/do_not worry/forget/mind/bother_to_reply about_me/about_it?
if you like/want/need/dont_mind/wouldnt_mind/could/can
if thats/that_is/its ok/okay/alright/fine/all_right/possible
if possible/poss $
ok/okay/cool/great thank_you/thanks for letting_me_know/telling_me/the_info/the_reminder/info
thank_you/thanks/ta/cheers but? for/so/very thinking/letting/much/asking/all/having/the/your/telling/inviting/invite/reminder?
letting me know
either/any way/day/time
not bad/long/far/much/too_bad/to_worry/to_mention/only/just
no/number number? 1/2/3/4/5/6/7/8/9/10
who knows
how are you/u
how lovely/nice/kind/sweet
what a/an lovely/nice/great/good/shame/pity?
when i feel/am/can/get/have
when im/we
cannot/cant complain/believe/stress_enough/remember/thank_you/fault
i/we hope youre/you_are/you/u well/ok/okay
hope youre/you_are/all/everyone/you/u/your all? well/ok/okay/good/keep_well/feel_better
if it kills me
clear as mud
will/ill think of
haha no/yes?
"""

_ASKS = "i/we/you/u/he/she/it/they/there/this/that/the/my/a/any/anyone/anybody/someone/people/staff/your/our/lunch/food/kids"
_QUESTION = f"""
wen/were/wer/hu/whn/wher is/s/will it/this/the/coming/goin/going/there
is der/ther/thr food/parking/lunch/a
who/whos/what/whats/wot/wots/where/wheres/when/whens/which/wich/how/hows/whose/whom/why/whys is/are/do/does/did/will/can/could/should/would/has/have/was/were/to/going/exactly/about/they/we/the/this/that/it/you/u/my
which/what library/building/centre/hall/church/cafe/bus/stop/entrance/group/meeting/topic/subject/language
who/whos/who_is/who_else/whose/whom coming/going/is/else/will/are/do/does/can/there/that/this/should/decides/runs/gets/pays/has/did/would/made/said/invited/s
who/whos/who_is/who_else/who_all coming/going/there/running/leading/it to_be_there/to_come/to_the_meeting/along?
wot/what/wat/whta time/times/day/date/room/address/is/s/are/do/does/did/about/for/if/happens/should/will/would/can/you/u/kind/sort/happened/bus/else/was/am/exactly/counts/floor/building/happens/to it/is/are/do/does/i/you?
whats/wots/wats/what_s
where/wheres/wher is/s/are/do/does/abouts/will/can/it/at/exactly/about/should/did? it/is?
when/whens is/s/are/do/does/will/it/would/was/did/can/should it?
how do/does/did/long/much/many/will/is/far/can/would/am/come/about/old/often/should/s/are/big/late/early/would/was
hows/how_s
when/why/where/who/what/how/which $
why/y is/do/does/are/me/not_zoom/did/cant/cant_i/isnt/has/am/was/should/would/on/us/have
which/wich room/one/day/bus/building/door/way/is/floor/date/entrance/week/tuesday/place/time/street/hub
what/which week/day/time/date/room
at/by/from/for/in/until what/which/wot time/room/day/week/floor/place
is/isnt {_ASKS}/parking/x/mary/transport/travel/tea/zoom/everyone/childcare/sam/x/still
are {_ASKS}/travel/expenses/children/dogs/carers/costs/drinks/taxis/meals/babies
do/did/does/dont {_ASKS} have/need/pay/get/know/think/want?
can/cn/could/may/cud {_ASKS} bring/join/get/have/come/send/tell/help/park/ask/leave/be/give/speak/do/still/please/you/pick/remind/explain?
will {_ASKS}/lunch
would {_ASKS}/there be?
should {_ASKS}
shall i/we bring/come/wear/meet
any chance/idea/news/update/parking/food/lunch/travel/childcare/buses/toilets of/if/on/when/nearby/there?
has/have it/anyone/the/this/she/he/you/u/they/we/my been/got/any/changed?
am i/we meant/supposed/allowed/invited/needed/getting/still/expected/late/on
was/were it/that/there/you/the/this
i was wondering if/whether/what/when
i/just/was wondering/wanted_to_ask/wonder/want_to_ask if/whether/what/when/where/about?
wondering if/what/when/where/whether/about
wondered if
{_ME}/got/ive/one/just/quick? have/ve_got/got/got? a/one/quick? question/query/questions
question $
please? explain/tell_me what/where/more/about/when/how
tell me more/where/what/when/about
not sure what time/it_is/this_is/that_is/its_about/you_mean/is_happening
not sure where/who/how/which it/to/i/the
dont know what/where/when/who/how/which time/it/this/the/room/is/are/to_bring
{_ME}? dont/do_not understand/get_it/get_what what/this/that/it?
need/want/would_like/id_like to know
more info/information/details please?
"""

_ABLE = f"""
{_COME}
coming/attending/joining/going/able/available/free/up_for_it/up_to_it/up_to_coming/up_to_going/up_to_going_out/interested/keen
work/works/good/suit/suits/suitable/convenient/ok/fine/possible for/with? me/us?
count/rely on me
put me down/on_the_list
expect/expecting me
be/been able_to/coming/there/going
happening/happen for_me?
work/works $
do this/that/tuesday/it
"""

ENGLISH = Language(
    phrases={
        Sign.YES: _YES,
        Sign.COMING: _COMING,
        Sign.NO: _NO,
        Sign.STAYING: _STAYING,
        Sign.MAYBE: _MAYBE,
        Sign.LATE: _LATE,
        Sign.BUT: _BUT,
        Sign.ABLE: _ABLE,
        Sign.NOTHING: _NEUTRAL,
        Sign.QUESTION: _QUESTION,
    },
    negations="no not never dont didnt doesnt wont cant cannot couldnt isnt arent aint nor neither nobody none nothing "
    "without unable havent hasnt wouldnt shouldnt nae cannae nt",
    polite="sorry soz sry oh ah ahh ooh oo um er erm umm mm hm hmm well hi hiya hello hey thanks thank you ta so and but then "
    "again afraid sadly unfortunately please pls plz hun love mate x xx xxx lol haha tbh actually just really yo "
    "with as because cos coz cause bcoz this time too though tho omg god honestly from me at for on cheers "
    "regrettably everyone all guys folks sam",
)
