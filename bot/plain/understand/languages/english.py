"""English replies, as people type them on a phone."""

from bot.plain.understand.phrases import Language, Sign

_YES = """
yes/yess/yep/yepp/yup/yeah/yea/yeh/yh/ye/yeahh/ya/yas/yass/yessir/yus/yip please/pls/plz?
yes/yeah/yep ta/mate/love/hun/ok/course/definitely/absolutely/indeed/sure
yes i am/do/will/can/did/would/have
y $
1 $
aye
ok/okay/okey/okie/oki/oky/okey_dokey/okey_doke/okie_dokie/okeydokey/k/kk
ok then/cool/great/fine/thanks/thank_you/ta
sure/shure thing/why_not/no_problem/yes?
of course/cours/corse
course/coarse i/we will/can/am
ofc/obvs/obviously
definitely/definately/definitly/definatly/defo/deffo/def/deffinitely/defs
certainly/absolutely/absolutley/absolutly/totally/indeed/correct/affirmative/exactly/100
deal/agreed
you bet
too right
for sure
go on then/ok?
go ahead
no problem/problems/probs/prob/problemo at_all?
not a problem at_all?
thats/that is no/not_a problem
sounds good/great/fine/lovely/perfect/like_a_plan/brilliant to_me?
great/perfect/brilliant/fab/fabulous/lovely/excellent/fantastic/wonderful/wicked/ace/cool/fine
that/thats/thatd/that_is/that_would/it_would/would be? fine/great/good/ok/okay/perfect/lovely/brilliant/amazing/alright by/with/for? me?
works/suits for? me
that/tuesday/it works/suits for? me/us?
fine/ok/okay/good by/with/for me/us
all good for/with? me?
good to go
its/it_is a yes from? me?
id/i_would like/love that please?
i/it do/does/did/is $
i am $
i will $
i wouldnt/would_not/wouldn't say/be saying? no
why not
by all means
with pleasure
my pleasure
👍
👍🏽
👌
✅
✔
☑
🙌
💯
🆗
🎉
very/really? clear
yes it was/is/does/did
"""

_COMING = """
i/we can/could/will/shall/am_able_to/ll/would_be_able_to definitely/defo/def/deffo? come/attend/make_it/be_there/join/do_that/do_it/do/get_there/be_coming along/too/then/tuesday/that_day?
ill/we_ll/well definitely/defo/def/certainly/deffo? be_there/come/attend/be_coming/join/pop_in/pop_along/turn_up/see_you_there/go along/too/then?
can/will definitely/defo/def? come/make_it/be_there/attend/do_that/do_tuesday/do_it/join along?
can do $
will do $
i/we can do the? tuesday/wednesday/thursday/friday/monday/saturday/sunday/date/time
im/i_am/were/we_are/am/still still/definitely/defo/def/deffo/so/all? coming/attending/going/in/there/up_for_it/up_for_that along?
definitely/defo/def/deffo coming/in/there/going/be_there
coming $
still coming
going $
gonna/going_to be_there/come/attend
i/we plan/intend to come/attend/be_there
im/i_am planning/intending to come/attend/be_there
count/put me/us in/down
put me down for/as it/that/tuesday/one/yes/coming?
sign me up
save me/us a? seat/place/spot
im/am? in
i m in
see/c you/u/ya/yous/yas/them/everyone/all/yall all/everyone? there/then/soon/tuesday/tues/later?
cu/cya then/there/tuesday/soon?
see you/u/ya
looking/lookin forward/foward to it/that/seeing_you/seeing_everyone/tuesday/coming?
look forward to it/seeing_you/seeing_everyone?
cant/cannot/can_not wait to? see_you/see_you_all/see_everyone/come?
wouldnt/wont/would_not/will_not miss it/this/that for_the_world/for_anything?
not gonna/going_to miss it/this
nothing/nowt/wild_horses would/will/could/wouldnt/cant? stop/keep me
happy/glad/delighted/pleased/keen/dying/itching to come/help/be_there/do_that/join/attend/see_you/see_everyone/meet_everyone/do_it along/all?
im/id_be/i_would_be/i_am dying/itching/happy/glad/delighted/keen/dead_keen/more_than_happy/super_keen to? meet/see/come/help/join/be_there? everyone/you/you_all/along?
happy to $
up for it/this/that
im/i_am free/available then/that_day/tuesday/on_tuesday?
free/available then/that_day
i can $
i can come/make
booked/got the/a day off
id/i_would/would really? love/like to come/be_there/attend/join/help/be_part_of_it along/please?
id/i_would/would really? love/like to $
omw
on my/the/our way
be there $
will be there
there with bells on
tuesday/wednesday/thursday/friday/monday/that/date/time is/s? good/great/fine/ok/perfect for/with/by? me/us?
tuesdays/thats/wednesdays/thursdays/fridays/mondays good/great/fine/ok/perfect for/with/by? me/us?
im/i_am bringing my/a
💃
"""

_NO = """
no/nope/nah/naa/naw/noo/na/nay/noe/nup/nopes/negative thanks/thank_you/thankyou/ta/thx/thnx/ty/sorry/mate/love/hun/way/chance?
no i am/do/will/can/did/would/have? not
no im/i_am not
no i/it/they cant/wont/dont/didnt/doesnt/cannot/couldnt/havent
no/nope/nah no/nope/nah
n $
👎
❌
🚫
✖
🙅
no way/chance
no can do
never
no never
not really
not for me/us thanks?
not this time/week/one/month
not today/tomorrow/tonight/tuesday/now
not me/us
not happening/happenin
of course not
definitely/defo/absolutely/certainly/def/obviously not
not at all
not likely
thanks/ta/thank_you but/for_asking_but/but_its_a no thanks/ta?
afraid not
im/i_am afraid/sorry_but not
hope/think/guess not $
i dont $
dont think so
i dont/do_not think so
i think not
it/that doesnt/does_not/didnt/isnt
not clear $
leave it
no need
none $
nothing $
i refuse
no thank you very_much?
its/it_is a no from? me?
"""

_STAYING = """
i/we/just/really? cant/cannot/can_not/couldnt/wont/will_not/shant/ant/cnt/carnt/caint/cannae/canny be_able_to? come/make_it/make/attend/be_there/do/get_there/get_out/join/go/be_coming/do_it/do_that/do_this/manage/manage_it/today/now/sorry/then? it/this/that/tuesday/wednesday/thursday/friday/monday/that_day/time/along/sorry/this_time/today?
i/we? wont be_able_to/be come/make_it/attend/coming/there/able/able_to/about/around/going?
im/i_am/were/we_are/am? not/no able_to/gonna/going_to be/come/attend/make? coming/there/it/able/able_to/make_it/come?
im/i_am/were/we_are/am/is? not coming/going/attending/available/free/able/around/about/up_to_it/in/bothered/interested/well/feeling_well/very_well/well_enough/feeling_up_to_it/feeling_too_good/fit today/now/tuesday/that_day?
not/no coming/going/attending/available/free/up_to_it/able_to_come/able_to_make_it/able_to_attend/gonna_make_it/going_to_make_it
aint/aint_gonna/ain't coming/going/be_there/come/make_it
i_am/im/am? unable to make_it/come/attend/do/be_there?
i/we? wont $
i/we cant $
i/we? cant/cannot $
i/we am not $
im not $
i/we? have to/got_to/gotta miss/cancel/work/pull_out/drop_out/decline it/this_one?
need/got/have to cancel/pull_out/drop_out/decline
gotta cancel/miss/work it/this_one?
cancel me please?
ill/will/gonna/going_to/got_to/have_to/gotta/need_to have_to? miss/skip/decline/cancel/pass it/this/this_one/that_one/tuesday/on_this_one/on_that?
ill/i_will pass
pass this_time/on_this/on_this_one/on_that?
give/giving it/this/this_one/that a miss/swerve/pass
take/remove me off/from the list
count/rule/leave me out this_time/of_this/of_it?
im/i_am/am? out this_time?
im/i_am/am busy/away/working/at_work/on_holiday/abroad/on_shift/poorly/ill/sick/unwell/in_hospital/too_ill/too_tired/not_well/at_college/in_court/full_of_cold/off_sick/double_booked
busy that_day/tuesday/then/on_tuesday/sorry
away/working/on_holiday/on_shift/abroad that/then/tuesday/on_tuesday/all? day/week/weekend?
away on_holiday/that_week/then
not well/feeling_well
on holiday/my_holidays then?
ive/i_have/have/got/ive_got/i_have_got/i_got a/an? hospital/doctors/dentist/appt/appointment/gp/medical/other_plans/plans/something_else/work/another_meeting/a_funeral/to_work appointment/appt/on/then/that_day/tuesday/instead?
another/other/prior/previous commitment/commitments/engagement/plans
something/summat/somethings/smth has? came/come/cropped up
apologies/apols for/from? tuesday/the_meeting/me?
my/send/sending/give/pass_on apologies/apols for? tuesday/the_meeting/me?
i must/need_to send apologies
sadly/unfortunately/regrettably i/we? cant/wont/not/no
afraid i/ill/we cant/wont/not/have_to_miss
i/id dont/do_not/didnt want/wanna/fancy/feel_like to? come/go/be_there/it/be_involved/coming/going/do_it?
dont want/wanna/fancy/feel_like to? come/go/it/be_there?
i/id/i_would/would? rather/sooner/prefer not/not_to/not_come/not_go
i/we? dont/do_not/doubt/cant_see think? i/we/ill/that can/will/could? be_able_to? come/make_it/be_there/attend/get_there/be_coming/manage/manage_it/be_able_to it/this?
i/we? doubt it/that
doubt it
unlikely
highly unlikely
probably/prob/prolly/prbs/most_likely not/wont/cant be_able_to? coming/come/make_it/be_there/going?
cba to_come/tbh/sorry?
i/we? cant/cannot be arsed/bothered/assed to_come?
cbb
no childcare/lift/transport/money/energy/bus/buses/way_of_getting_there/way_to_get_there
i/we have no way of/to getting/get there
dont have/havent_got childcare/transport/a_lift/any_childcare/the_money/time/the_time/the_energy/anyone_to_mind_the_kids
cant/couldnt get/find/afford there/away/a_babysitter/childcare/a_sitter/out/time_off/off_work/the_bus/the_fare/anyone_to_cover
cant afford it/the_bus/the_fare/to_come
its/it_is/thats? too far/early/late/soon_for_me/much_for_me for_me/away/in_the_evening/at_night?
its/it_is/thats? too late/early/far for/in/on me/the_evening/the_morning?
too late/early/far for me
its/it_is not for me
wish/wished i could come/make_it/be_there?
i/we wish/wished i/we could come/make_it/be_there?
ive/i_have changed my mind
changed my mind
too much on
too busy/ill/tired/unwell/poorly/anxious/nervous/scared to_come?
decline/declined/declining
no more meetings/messages please?
its/it_is a no
not feeling great/good/well/up_to_it/it today/so_cant_come?
please take me off
maybe/perhaps another/next time/one
another time
next time maybe/perhaps/hopefully
wont/wouldnt work for me
doesnt/does_not/dont work/suit for? me/us?
clashes with
"""

_MAYBE = """
maybe/mabye/mayb/mebbe/maby/mebe/perhaps/possibly/posibly/poss/perhaps/potentially
maybe/perhaps not/yes/no/so
yes/no maybe
might/mite do/come/not/be/make/pop/be_able_to/be_there/manage/have? along/in/to/come/it?
i/we might/may/mite not/come/do/be/make/not_be_able_to/be_able_to? able_to/come/there/it?
may/might be able_to/there?
may come/not/do
not/no so/too/quite/100/really/very/entirely? sure yet/if/about/whether/tbh/at_the_moment? i/it? can/will/ill? come/make_it?
im/i_am/were unsure/undecided/not_sure/torn/on_the_fence
unsure/undecided/tbc/tba/tentative/tentatively/torn
dunno/donno/dunnow/idk/duno yet/if_i_can?
i/we? dont/do_not/dnt really? know yet/if/whether/tbh? i? can/could/will? come/make_it?
i/we? have no/no idea/clue
no idea/clue
it/that/all? depends/depend/depending if/on/how/what/whether? my/i/the? shifts/shift/feel/kids/day?
ill/i/will/gonna/going_to/we/we_will try/attempt my/to/and? best/hardest/come/make_it/get_there/be_there?
ill/will do/see what_i_can
ill/i_will/will/do/to my/me/do_my best
try/trying my/to? best/come?
hopefully/hopfully/hopefuly i/ill/will? can/be_there/come/so?
hope/hoping/hoped so/to/i_can come/be_there/make_it/attend?
i/im/were hope/hoping to/i_can/so? come/be_there/make_it/attend?
fingers crossed
🤞
🤷
🤔
😕
ill/well/i_will/will/we_will see/c how/what/if/tomorrow/nearer_the_time/on_the_day? i/it? feel/goes/can?
wait and see
ill/i_will/i/will/can_i/could_i/can_we/should? let you/u/ya know later/tomorrow/soon/nearer_the_time/monday/asap?
let you/u/ya know later/tomorrow/soon/asap?
let me/us check/think/see/look/ask/find_out about_it?
need/have/got/will/ill/gotta to? check/think/ask/see about_it/on_that/my_diary/my_calendar/first?
ill/i_will/i? need/have? to? check/double_check/think/get_back_to_you/come_back_to_you about_it/with?
get/come/getting back to you/u/ya
think/thinking about it
thinking
50 50
fifty fifty
probably/probly/probaly/prob/probs/prolly/proberly/prbly
most/more likely
likely
i/we? think/thinks/reckon/suppose/spose/guess/believe so
if i/we/my/the/she/he/it/they/theres/someone/im/i_am/you/ill/anyone/weather/its/nothing/possible/poss
unless
only/but/providing/provided/depending/assuming if/that/on
as long as
yes/yeah and/or no
undecided
havent/have_not/not decided/made_up_my_mind/made_my_mind_up yet?
cant/cannot/couldnt/wont say/promise/commit/be_sure/tell/guarantee/confirm yet/for_sure/for_certain/at_the_moment/right_now/anything?
no promises/guarantee/guarantees
too early/soon to say/tell/know
early days
could do/be/maybe
ask me later/monday/tomorrow/again/nearer_the_time/then?
in two minds
pencil me in
not saying no/yes
not a no/yes
im/i_am not saying no/yes
not no
sort/kind of
sorta/kinda/ish/partly/somewhat
a bit/little
so so
ask me
sometimes
either way
not yet
"""

_BUT = """
i/id/i_would/would? really? like/love/want/wanted/need to/2 come/go/attend/be_there/join/make_it? but/however/tho/only/just
i/we? was/were going/planning/hoping/meant to come/go/attend? but
would/id/i_would love/like to but
"""

_LATE = """
im/i_am/ill_be/i_will_be/running/runnin/were/we_are/be/going_to_be/gonna_be/might_be/may_be/arriving/arrive/will_be/come/coming/will/but/slightly/will_arrive/can_only_come/sorry/probably_be/am/bit/abit/get_there/could_be a_bit/abit/bit/slightly/a_little/very/really/gonna_be/running/so/quite/about? late/l8/delayed/behind
late/l8
late/l8 sorry/sry/again/as_usual/but_coming
running/runnin behind/behind_schedule
be/there/b/back/arriving/arrive/see_you/ill_be_there/get_there/will_be_there/i_will_be_there/should_be_there there? in/within/after/about/by 1/2/3/4/5/6/7/8/9/10/12/15/20/25/30/40/45/half/ten/five/a/an/twenty mins/minutes/min/m/past/hour/few/bit/half_hour/couple?
1/2/3/4/5/6/7/8/9/10/12/15/20/25/30/40/45/ten/five/fifteen/twenty/few/couple/half_an/an mins/minutes/min/minute/hour/m late/l8/behind/away/delayed/after/off?
about? 5/10/15/20/30/ten/fifteen/twenty/half mins/minutes/min behind/late/after/away
bus/train/taxi/lift/cab/tram/flight/transport/carer/connection has/is/s/was? running? late/delayed/cancelled/not_turned_up/broken_down/hasnt_come
my/the/our bus/train/taxi/lift/cab/tram/carer/connection is/has/was/been/hasnt/didnt late/delayed/cancelled/turned_up/broken_down/come/been_cancelled/been_delayed
stuck/caught/sitting in/on/at/behind the/a? traffic/jam/m25/motorway/bus/train/work/town
traffic/trafic is/jam/s/awful? terrible/bad/awful/mad/a_nightmare/heavy/murder/dreadful/horrendous?
delayed/delays
im/i_am/ive_been/been/got/getting/i_got/i_have_been delayed/held_up/behind
held up
start/begin/carry_on/go_ahead without me
dont wait for me
be there at half_past/quarter_past
i/we/but_i? cant/wont/not/couldnt/cannot/wont_be_able_to get/be/come/make_it/arrive/there/able_to_get there? until/till/til/before
not/only until/till/til/before/from
missed/missing the/my? bus/train/tram/lift/connection
overslept/over_slept/slept_in
just left/leaving/leavin the_house/home/now?
leaving/leavin now
get/be/coming/arrive/come/there there? a_bit/abit/bit/little/slightly/half_an_hour/an_hour/10_mins/20_mins later
a? bit/little later than
nearly/almost there
⏰
⏳
⌛
🏃
"""

_NEUTRAL = """
too late
late reply/replying/response/answer/message/getting_back/night/nights/shift/to_reply
sorry for/about the late/delayed/delay reply/response/answer/message/in_replying?
sorry im/i_am? late/slow in? replying/getting_back/to_reply
was/were late/delayed/cancelled last/again/yesterday?
there/theres is/are/was/were no
theres/there_was no
i see $
wont/will_not/not/never be/going_to_be late
not late
let me know
no worries/bother/rush/hurry/pressure/prob_about_that/comment/one/body/doubt/question/matter/offence/offense/hard_feelings/longer
without fail
say/said/saying/says/told/tell no/yes to/me?
cant/cannot/cant_really stay/stop for? long/very_long/the_whole_time/all_day/late/whole/to_the_end/till_the_end?
not for long
only/just for/stay/staying an/a/one/half/bit/while? hour/bit/while/morning/half_hour?
have/need/got to leave/go early
leave early
not forgotten/forgot
havent/have_not/hadnt/not forgotten/forgot
dont/do_not worry/forget/mind about_me/about_it?
dont mind
if you like/want/need/dont_mind/wouldnt_mind
if thats/that_is/its ok/okay/alright/fine/all_right/possible
if possible
thank you for/so/very letting/much/asking/all?
letting me know
either/any way/day/time
not bad/long/far/much
no/number number? 1/2/3/4/5/6/7/8/9/10
whats up
who knows
how are you/u
how lovely/nice/kind/sweet
what a
when i/im/we
cannot/cant complain/believe/stress_enough/remember
i/we hope youre/you_are/you/u well/ok/okay
hope youre/you_are/all/everyone/you/u all? well/ok/okay/good/keep_well/feel_better
maybe next/another one
if it kills me
clear as mud
"""

_QUESTION = """
who/whos/who_is/who_else coming/going/is/else/will/are/do/does/can/there/that/this
whos
wot/what/wat/whta time/times/day/date/room/address/is/s/are/do/does/did/about/for/if/happens/should/will/would/can/you/u/kind/sort/happened/bus/else it/is/are/do/does?
whats/wots/wats/what_s
where/wheres/wher is/s/are/do/does/abouts/will/can/it/at? it?
when/whens is/s/are/do/does/will/s_it/it/would/was it?
how do/does/did/long/much/many/will/is/far/can/would/am/come/about/old/often/should/s/are
hows/how_s
when/why/where/who/what/how $
why/y is/do/does/are/me/not_zoom/did/cant/cant_i/isnt/has
which/wich room/one/day/bus/building/door/way/is/floor/date/entrance
is/isnt there/it/this/that/anyone/anybody/lunch/food/parking/x/the/mary/he/she/transport/travel/tea/my/zoom/everyone/childcare a/any/still/on/ok/okay/wheelchair/online/free?
are there/travel/you/u/they/we/expenses/kids/children/dogs/carers/costs/the/any/my
do/did/does i/you/u/we/they/it/anyone/people/my have/need/pay/get/know/think?
can/cn/could/may i/we/you/u/my/someone/somebody/anyone/people/they/he/she/it bring/join/get/have/come/send/tell/help/park/ask/leave/be/give/speak/do/still/please/you?
will there/i/it/you/u/we/staff/anyone/they/my/food/lunch/someone/the/any/he/she/people be/get/need/have?
would i/it/you/u/we/there/they/someone be?
should i/we/it bring/come/wear?
shall i/we bring/come?
any chance/idea/news/update of/if/on/when?
has it/anyone/the/this/she/he been/got?
have you/u/they/we got/been/any?
am i/we meant/supposed/allowed/invited/needed/getting/still
was it/that/there on?
i/just wondering/wanted_to_ask/wonder if/whether/what/when/where?
wondering if/what/when/where/whether
wondered if
i/got have/ve_got/ve/got? a question/query/few_questions
got a question
quick question
question
please explain/send/tell_me more/me/about/what/where?
tell me more/where/what/when/about
explain
not sure what/where/when/who/how/which/why
dont know what/where/when/who/how/which
i/we? dont/do_not understand/get_it/get_what what/this/that/it?
dont understand
need/want/would_like to know
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
        Sign.NOTHING: _NEUTRAL,
        Sign.QUESTION: _QUESTION,
    },
    negations="no not never dont didnt doesnt wont cant cannot couldnt isnt arent aint nor neither nobody none nothing "
    "without unable havent hasnt wouldnt shouldnt nae",
    polite="sorry soz sry oh ah um er erm well hi hiya hello hey thanks thank you ta so and but then again afraid sadly "
    "unfortunately please pls hun love mate x xx xxx lol haha tbh actually just really yo hmm hm i think",
)
