"""Words that call for help at once: self-harm, hopelessness, violence, danger, going without food or a bed.

Each line is a pattern on plain letters (no accents, no apostrophes, small). They are wide on purpose: showing help
to someone who did not need it costs one message; not showing it may cost far more. The idioms take away what only
sounds alike ("dying to see you").
"""

IDIOMS = r"""
\b(?:dying|die) (?:to (?:see|meet|come|know|hear|try|get|go|be there|find|tell|have|join|do)|for (?:a|an|some|the|it))\b
\bto die for\b
\bdied (?:laughing|of (?:laughter|embarrassment|boredom))\b
\b(?:nearly|almost|i) died laughing\b
\bkill(?:ing|ed|s)? (?:some |the |a bit of |for )?(?:time|a biscuit|a cuppa|a coffee|a cup|a drink|an hour|two birds)\b
\b(?:id|i would|could|i could|would) (?:kill|murder) (?:for )?(?:a|an|some|the|that)\b
\b(?:back|feet|foot|head|knees?|legs?|hips?|shoes|neck|arm|tooth|teeth|stomach|throat|eyes|shoulders?|deadline|heat|joke|suspense|traffic|hayfever|weather|wifi|stairs|boss at work|work|it|this|that|kids|commute|cold|cough|hangover|wait|waiting|queue|boredom|silence|pollen|sun|sunshine|heels|boots|chair|seats?|music|noise|humidity|diet|gym|workout|homework|essay|bills|prices|paperwork|admin|hill|walk|walking)(?: is| are|s|re| was| were)? (?:really |just |absolutely |still )*(?:killing|murdering) me\b
\byou(?:re| are)? (?:kill|killing|crack|cracking) me(?: up)?\b
\b(?:joke|laugh|that|it) (?:nearly |almost )?killed me\b
\bif it kills me\b
\bdead (?:tired|good|keen|easy|nice|pleased|excited|chuffed|happy|on my feet|line|end|gorgeous|serious|heat|busy|slow|lovely|simple|proud|interesting|helpful|funny)\b
\bdrop dead gorgeous\b
\b(?:phone|battery|mobile|laptop|ipad|tablet|car|wifi|signal|line|internet|zoom|boiler)(?: is|s| was| has| just| about to| nearly| almost| going to| gonna)* (?:dead|dying|died|die|killed)\b
\b(?:be|was) the death of me\b
\bkill(?:s|ed|ing)? me (?:with (?:his|her|their|your|the) (?:jokes?|stories|puns|humour)|off lol|lol|haha|every time|laughing)\b
\bsave me (?:a|some|one|two|the)\b
\bwithout me (?:this|on|tuesday|there|today|then|sorry|$)
\bover my dead body\b
\bcut(?:ting)? (?:myself|me) (?:a|some|shaving|on|off|short|out)\b
\b(?:hit|hits) (?:the|that|home|it off|me up|me with|your|my (?:head on|knee|toe|elbow|thumb))\b
\bit (?:just )?(?:hit|hits) me that\b
\bsuicide (?:squad|prevention|awareness|training|bereavement|policy|strategy|rates?|stats|statistics|hotline|helpline|charity|group|research|talk|course|poster)\b
\b(?:prevent|preventing|prevention of) suicide\b
\bpolitical suicide\b
\bjump(?:ing)? (?:on|onto|in|into|for joy|straight|the gun|at|to)\b
\bshoot(?:ing)? (?:me|you|myself) (?:an?|in the foot|over|across|the)\b
\b(?:beats|beat) me\b(?! up)(?=$| why| how| what| who| when| where| but| lol| sorry| mate| tbh)(?<!he beats me)(?<!she beats me)(?<!husband beats me)(?<!partner beats me)(?<!dad beats me)(?<!he beat me)
\bhelp (?:yourself|yourselves|out|with|you|us|them|my|him|her|set|run|make)\b
\bstab at\b
\blost the will to live (?:waiting|on hold|in|during|queuing|queueing|trying|with this|at|listening|reading)\b
\bkill(?:s|ed|ing)? (?:the (?:lights?|engine|mood|vibe|power|music|weeds|noise|battery|mic|plants?|buzz)|it(?: last| at| with|$)|my (?:battery|phone|plants?|back|feet|knees)|them with kindness|two)\b
\bkiller (?:heels|headline|queen|cake|deal|app|bee)\b
\b(?:im|i am|thats me|literally|so) dead (?:lol|haha|😂|🤣|💀|lmao)|\bdead (?:😂|🤣|💀)
\bdying (?:here )?(?:😂|🤣|lol|haha|lmao|of (?:laughter|laughing|heat|curiosity|boredom|embarrassment|thirst|hunger)|here$|from the heat|in this heat)
\b(?:a )?matter of life and death\b
\b(?:hits?|hit) me (?:up|that|like|hard when|in the feels)\b
\bit (?:just |really |suddenly )?(?:hit|hits|beats|beat|hurts|hurt|kills|killed) me\b(?! (?:with|and i|when i wouldnt))
\b(?:tooth|teeth|back|knee|feet|foot|leg|hip|hands?|shoulder|neck|head|arm|ankle|belly|stomach|throat)s?(?: is| are| really| still)* (?:hurts?|hurting) (?:me|us)\b
\b(?:plant|flowers|fish|goldfish|hamster|engine|computer|tv) (?:is |are |keeps )?(?:dying|dead|died)\b
\b(?:tradition|art|trade|language|high street|town centre|industry|market)(?: \w+){0,2} dying\b|\bdying (?:art|breed|out|down|days|trade)\b
\bdie ?hard\b
\bkill ?joy\b
\b(?:beat|beats|beaten|thrashed|hammered|battered|slaughtered) (?:me|us|him|her|them|that|you) (?:at|to it|in|on|by)\b
\bback ?stab\w*\b
\bdesperate (?:to|for)\b
\bhopeless (?:at|with)\b
\bover ?kill\b
\bstarving\b
\bblood(?:y)? (?:test|freezing|bus|traffic|weather|cold|hell)\b
\bsick (?:to death )?of (?:the )?(?:rain|weather|waiting)\b
\bsave my life\b
\blife ?saver\b
\b(?:car|bus|van|train|coach|taxi|tram|metro|engine|boiler|washing machine) (?:breakdown|broke down|has broken down|breaking down|keeps breaking down|is breaking down)\b
\bbreakdown (?:of|cover|service|recovery)\b
\bno way out of (?:it|the|this meeting|work)\b
\bgive up (?:my seat|smoking|sugar|the|alcohol|drinking)\b
\bcarry on (?:without|with the|after|from|reading|with your)\b
"""

_SELF = r"(?:my ?self|me self|meself|maself)"
_MORE = r"(?: any ?more| any longer| no more| much longer| for long| like this| this way| living| alone)"
_WANT = (
    r"(?:want|wanna|wnt|wanted|wanting|wish|going|gonna|gona|goin|need|ready|like|rather|prefer|hope|thinking of|thinking about"
    r"|thoughts of|thought about|think about|feel like|plan|planning|tempted|about|deserve|easier|going 2|want 2|trying|tried)"
)
_PERSON = (
    r"(?:he|hes|she|shes|they|theyre|partner|husband|hubby|wife|boyfriend|girlfriend|bf|gf|dad|father|mum|mam|mother|stepdad"
    r"|step dad|stepfather|stepmum|brother|sister|uncle|aunt|cousin|son|daughter|ex|exs|carer|carers|landlord|boss|man|men"
    r"|someone|somebody|some1|fella|bloke|nurse|staff|guy|neighbour|neighbor|family|who|people|him|her|kid|gang|flatmate|housemate)"
)
_DOES = (
    r"(?:hits?|hitting|hitted|beats?|beating|beat|beaten|punch\w*|kick\w*|slap\w*|strangl\w*|chok(?:e|es|ed|ing)|rap(?:e|es|ed|ing)"
    r"|hurts?|hurting|abus\w+|assault\w*|attack\w*|stab\w*|burn\w*|threaten\w*|kills?|killing|molest\w*|touch(?:es|ing|ed)|forc\w+"
    r"|grop\w+|control\w*|stalk\w*|follow(?:s|ed|ing)|bull(?:y|ies|ied|ying)|batter\w*|shov\w+|push(?:es|ed|ing)|scream\w* at"
    r"|harm(?:s|ing|ed)?|harass\w*|exploit\w*|blackmail\w*|groom\w*|spit\w* (?:at|on)|throws? (?:things|stuff) at|pull\w* (?:my )?hair)"
)
_WHOM = r"(?:me|us|my (?:\w+ )?(?:kids?|child|children|baby|son|daughter|mum|mom|sister|brother|girls?|boys?)|(?:the|our) (?:kids|children|baby))"
_BETWEEN = r"(?: (?:just|keeps?|always|often|sometimes|has|had|is|was|been|still|said|says|hell|he|she|they|will|would|is going|going|gonna|to|threatens|threatened|threatening|tried|tries|wants|might|have|are|has been|started|and|punches|kicks|hits|at home|again|really|did|does|who|keep|regularly|physically|sexually|verbally))*"

ENGLISH = rf"""
\bkil+(?:ing|ed)? {_SELF}\b
\b(?:kms|unalive\w*|unaliving)\b
\b(?:end|ending|top|topping|off|offing|hang|hanging|drown|drowning|poison\w*|shoot|shooting|starve|starving|burn|burning|stab\w*|strangl\w*) {_SELF}\b
\bdo(?:ing)? {_SELF} in\b
\b(?:harm|hurt|hurting|harming|harmed|cut|cutting|cuts|injur\w+|punish\w*) {_SELF}\b
\bself ?(?:harm\w*|injur\w*|inflicted|destruct\w*)\b
\bcut(?:ting)? my (?:arms?|wrists?|legs?|skin|thighs?)\b
\b(?:cutting|self harming|burning myself) again\b
\b(?:started|start|been|im|stop) cutting\b(?! (?:down|out|back|the|my (?:hair|nails|grass)))
\b{_WANT} (?:to |2 |on )?(?:just )?(?:die|dying|death|be dead|b dead|end it|ending it|end things|ending things|end my|ending my|not exist|not be here|not be alive|disappear|vanish|be gone|suicide|never wake)\b
\b(?:end|ending|ended|take|taking|took) (?:it all|everything|my own life|my life|his own life|her own life|it tonight|it now|it soon|this life|all of it)\b
\bsu[iay]+[cs]+[iy]?[dt]\w*\b
\bsucid\w*|\bsucicid\w*|\bsuicde\w*|\bsuside\w*
\bwish(?:ed|ing)? (?:that )?(?:i|id|i was|i were|i wasnt|i could) ?(?:was|were|wasnt|werent|had|hadnt|could|didnt|did not|would|just|never)? ?(?:just |not |never |have )*(?:dead|here|born|been born|die|disappear|exist|wake up|sleep forever|sleep and|go to sleep and|alive|gone|be dead|go away forever)\b
\b(?:dont|do not|dnt|didnt|no longer|not|never) (?:really |even )?(?:want|wanna|wish) (?:to |2 )?(?:be here|live|exist|be alive|be around|wake up|be on this earth|be in this world|keep living|carry on living|go on living|feel like this|do life|see tomorrow)\b
\b(?:dont|do not) (?:want|wanna) (?:to )?(?:go on|carry on|continue|be)(?:{_MORE}|$)
\b(?:no|not|not any|isnt any|whats|what is|what|wheres|isnt|aint|see|the) (?:the |a |much |any )?point (?:in |of |to )?(?:living|life|being here|being alive|going on|carrying on|anything|trying|existing|me|any ?more|it all|in it all|to any of it|to life|to anything)\b
\b(?:everything|life|it all|its all)(?: is| feels| seems|s)? (?:just |so |all )*(?:pointless|meaningless|hopeless|worthless|over for me)\b
\b(?:cant|cannot|can not|cnt|carnt|couldnt|can ?t) (?:bloody |just |really )?(?:cope|bear it|bear this|stand it|see a way|see any way|see a future|see any point|face another|face life|face living|face tomorrow|face it any|face anything|face the day|live with this|live like|live any|survive|hold on|breathe)\b
\b(?:cant|cannot|can not|cnt|carnt|couldnt) (?:just )?(?:go on|carry on|do this|do it|keep going|keep doing this|take it|take this|deal with (?:it|this|life)|handle (?:it|this|things)|continue|manage|live|be here|fight)(?:{_MORE})\b
\b(?:cant|cannot|can not) (?:go on|carry on|keep going|take (?:any|much) ?more|take anymore|take it|any ?more|anymore)$
\b(?:cant|cannot|can not) (?:take (?:any|much) ?more|take anymore)\b
\bi(?: just| really)? (?:cant|cannot|can not) any ?more\b
\b(?:cant|cannot|can not|dont think i can|not sure i can) keep (?:{_SELF} )?(?:safe|alive|going any)\b
\bkeep {_SELF} (?:safe|alive)\b
\bway (?:out|forward)(?:$| of this(?: hell| life)?$| for me| any ?more)
\b(?:see|is|theres) no way (?:out|forward)\b
\b(?:had|having) enough of (?:life|living|everything|it all|this life|being here|being alive|this world|being hurt|being hit)\b
\b(?:ive|i have|iv) (?:just |really )?had enough(?: now| of it)?$
\bbetter (?:off )?(?:dead|without me|if i (?:was|were|wasnt|werent|died|die|disappeared|had never|didnt exist))\b
\b(?:nobody|no ?one|no1|noone|none|no body|not a single person|who)(?: would|d| will| wud|ll| even)* (?:even |really |ever )?(?:miss(?:es)?(?: me)?|notice if|care if|cares if|cares about me|cares? whether|loves? me|wants? me|would care)\b
\b(?:nobody|no ?one|no1) cares\b
\bover ?dos\w*
\b(?:took|taken|take|taking|swallowed|swallow|had|ate|downed|got) (?:all|loads|lots|too many|a load|a lot|a bunch|every|my whole|the whole|the lot|loads of|\d+|a box|two boxes|a packet|a handful|handfuls)(?: of)?(?: (?:my|the|them|those|his|her|these|sleeping|of))* ?(?:pills|tablets|tabs|meds|medication|medicine|paracetamol|ibuprofen|aspirin|painkillers|sleepers|insulin|antidepressants|valium)\b
\b{_PERSON}{_BETWEEN}(?: \w+){{0,3}} {_DOES} {_WHOM}\b
\b{_PERSON}{_BETWEEN} (?:violent|aggressive|abusive)(?: (?:to|towards|with|again|at home)|$)
\b(?:being|been|get|gets|getting|got|was|im|i am|i was|ive been|keep getting|keeps getting) (?:being |sexually |physically |badly )?(?:hit|beaten|abused|hurt by|threatened|stalked|bullied|controlled|followed|trafficked|forced|exploited|groomed|blackmailed|raped|assaulted|attacked|stabbed|molested|strangled|battered|punched|harassed|locked in|kept here|held here)\b
\bbeat(?:en|s|ing)? me up\b
\b(?:domestic|sexual|physical|emotional|financial|child|honour based) (?:abuse|violence|assault)(?! (?:team|service|support group|training|policy|meeting|strategy|awareness|charity|course|project|forum|worker|workshop|report|leaflet))
\b(?:abusive|violent) (?:partner|husband|wife|boyfriend|girlfriend|relationship|marriage|home|ex|dad|father|family|man|household|carer|son|situation)\b
\brap(?:ed|ist|ing)\b
\b(?:scared|afraid|frightened|terrified|scare|petrified|fear) (?:of|about|for) (?:him|her|them|what he|what she|what they|my (?:life|safety|kids|partner|husband|wife|dad|father|ex|boyfriend|mum|son|brother|carer|children|baby|family)|being alone with|going home|the dark thoughts|myself)\b
\b(?:scared|afraid|frightened|terrified) (?:to go|to be) (?:home|alone|at home|in my own home)\b
\b(?:scared|frightened|terrified) (?:at home|in my (?:own )?(?:home|house)|he|she|they|that he|that she|of what)\b
\band (?:im )?scared$
\bhurt(?:s|ing)? me\b
\b(?:wont|doesnt|dont|will not|never|not) (?:let|lets|letting|allow|allowed) (?:me|us|to) (?:to )?(?:leave|out|go|see|talk|have|speak|eat|use|sleep|work|call|contact|phone|go out)\b
\b(?:lock\w*) (?:me|us) (?:in|up|out|inside)\b|\blocked in\b
\b(?:not|dont feel|do not feel|doesnt feel|didnt feel|never feel|isnt|never|arent|no longer) safe(?: here| at home| any ?more| with| around| tonight| in my| from| right now| now)?(?! (?:to|for|driving|on the|in the snow))
\b(?:un|feel un|feeling un)safe (?:here|at home|around|with|right|tonight|in)\b|\bfeel(?:ing)? unsafe\b
\b(?:in|serious|immediate|real) danger\b
\bdanger(?: here| now| at home)?$
\b(?:has|got|have|holding|with) (?:a )?(?:knife|gun|weapon|machete)\b(?! crime)
\b(?:takes?|took|taking|controls?|keeps?|stole|steals|has) (?:all )?(?:of )?my (?:money|phone|passport|benefits|cards?|bank card|pip|wages|papers|documents)\b
\bmak(?:es|ing|e) me (?:have sex|sleep with|do things|work without|do stuff|touch)\b
\bforced? (?:me |us )?(?:to|into) (?:have sex|sex|marry|marriage|work|do things|a marriage)\b|\bforced marriage\b|\bfgm\b
\b(?:hopeless|helpless and|despair\w*|suffocating|worthless)\b
\b(?:no|without|lost|losing|any|lose|given up|run out of) (?:all |any |my )?hope(?! (?:so|to|you|hospital|that))\b
\bgiv(?:e|en|ing) up (?:on )?(?:life|living|everything|hope|on me|on myself|completely|it all|trying to live)\b
\b(?:i|ive|i have|just|feel like|want to|wanna|im) (?:just |really )?(?:give|given|giving) up(?: now| completely| on everything)?$
\b(?:nothing|no reason|not much|anything|little) (?:left )?to (?:live|carry on|go on|be here|stay)(?: for| alive)?\b
\b(?:not|isnt|aint|life isnt|no longer|hardly) worth (?:living|it any ?more|being here|carrying on|going on)\b
\b(?:im|i am|am|feel|feeling|such|feel like|being|just) (?:a |such a |nothing but a |just a )?(?:burden|waste of space|worthless|failure and)\b
\b(?:so|all|completely|totally|utterly|feel|really) alone(?! (?:i can|time))\b
\bhate (?:{_SELF}|my life|being alive|living|who i am)\b
\b(?:want|need|wish) (?:it|this|the pain|everything|my life|it all|life|all of it|the voices|the suffering) (?:all )?(?:to )?(?:be over|stop|end|go away|finish)\b
\b(?:tired|sick|exhausted|fed up|done|bored) (?:of|with) (?:living|life|being alive|everything|fighting|it all|this life|existing|being here|trying to stay|pretending|feeling like this|being hurt)\b
\b(?:dead|empty|numb|broken) inside\b
\b(?:never|not|wont|dont|didnt|and not) (?:want to |wanna |have to )?wake(?: ever)?(?: up)?(?: again| tomorrow| any ?more|$)
\bsleep (?:for ?ever|and never|and not)\b
\b(?:goodbye|good bye|bye) (?:everyone|for ever|forever|world|cruel|letters?|notes?|for good|to everyone|all$)
\b(?:final|last|my|writing|saying|this is|say my|said my) goodbyes?\b
\b(?:suicide|farewell) (?:note|letter)\b
\b(?:going to|gonna|want to|wanna|about to|will|might|ready to|thinking of|could) jump(?:ing)?(?: off| in front| from|$| now| tonight| under)
\bjump(?:ing|ed)? (?:off|in front of|from|under) (?:a|the|my|this|something|it)\b
\b(?:standing|stood|sitting|sat|am|im) (?:up )?on (?:the|a) (?:bridge|edge|ledge|roof|tracks|railway|train tracks|motorway bridge|multi storey)\b
\bin front of (?:a|the) (?:train|bus|lorry|car|tube)\b
\b(?:in|having|mental health|real|proper) (?:a )?crisis\b(?! (?:team|cafe|line|plan|meeting|service|house|group|training))
\b(?:in|having|had|have|heading for|nearly) (?:a |another )?(?:mental |nervous |total )?breakdown\b
\b(?:i|im|i am|i keep|keep|am|just) (?:breaking down|falling apart|losing it|losing my mind|going under|spiral\w*|cracking up|going mad|drowning)\b
\b(?:cant|cannot|wont|not|couldnt) stop (?:crying|shaking|sobbing|bleeding|hurting|the thoughts|the voices|it bleeding)\b|\bcant stop it$
\bcry(?:ing)? (?:all|every) (?:day|night|the time|single day|single night)\b|\bcrying (?:my eyes out|non ?stop|constantly)\b
\bpanic attacks?\b|\bpanicking (?:so much|badly)\b
\bbleeding (?:and|badly|out|a lot|to death|everywhere|wont)\b|\b(?:wont|doesnt) stop bleeding\b
\bvoices (?:telling|tell|in my|say|are|keep|wont)\b|\bhearing voices\b|\bhear voices\b
\b(?:want|going|gonna|might|about|thinking|tempted|think ill|scared ill|scared i will|afraid ill|plan|need|wanna|ill|will|could) (?:to |of |about )?(?:hurt|hurting|kill|killing|stab|stabbing|harm|harming) (?:some ?one|somebody|people|him|her|them|my (?:kids|baby|son|daughter|children|partner|husband|wife|mum|dad)|everyone|others|the kids|the baby)\b
\b(?:havent|not|hasnt|have not|aint|didnt) (?:been )?(?:eaten|eat|eating|fed) (?:for|in|since|anything|properly for|all week) ?(?:days|\d|a|two|three|week|yesterday|weeks|monday|tuesday|wednesday|thursday|friday)?
\b(?:have|got|has|weve|ive|theres|with|left with|had|is) (?:no|nothing to|nowt to|got no) (?:food|eat|electric(?:ity)? or food|food or)\b|\bno food (?:for|in|left|to feed|or heating|and no)(?: my| the| us)?\b|\bno money (?:for food|left|for (?:the )?(?:electric|gas|meter|heating|nappies|baby|formula)|to (?:feed|eat))\b|\bcant (?:feed|afford to feed|afford food)\b|\bnothing to eat\b
\b(?:sleep\w*|slept|living) (?:rough|on the streets?|outside|in (?:my|the|a) (?:car|van|park|doorway|tent|bus))\b|\bon the streets? (?:tonight|now|and)\b
\b(?:made|become|am|im|being|be|going to be|now) homeless\b|\bhomeless (?:tonight|now|and|since|tomorrow)\b
\b(?:nowhere|no ?where|no place|not got anywhere|dont have anywhere) (?:to (?:go|sleep|stay|live)|safe|else to go)\b
\b(?:kicked|thrown|chucked|kicking|throwing) (?:me |us )?out\b|\b(?:evicted|being evicted|evicting)\b
\b(?:help me|please help|someone help|somebody help|can someone help|help us|help me please|please help me|help please)(?: now| quick| asap| urgently| im scared| i am| im)?$
\bplease help(?: me)?\b(?! (?:with|find|get|to|understand|fill|book|us))
\b(?:i|we|really|just|desperately) (?:really |just |urgently |desperately )?need (?:some |urgent |real )?help(?:$| now| urgently| asap| please| before| badly| tonight| so bad)
\bneed (?:the police|an ambulance|urgent help|help now|help urgently|to escape|to get away from (?:him|her|them)|to get out of (?:here|this house)|saving)\b
\b(?:call|ring|phone|send|get) (?:me )?(?:the )?(?:police|999|ambulance|an ambulance|someone now)\b|\bemergency\b(?! (?:exit|contact|meeting|fund|plan))
\b(?:im|i am|so|really|getting|feel|feeling|am|completely) desperate\b|\bdesperate (?:and|now|please)\b
\b(?:im|i am|am|really|feeling|feel|doing|definitely|not) (?:really |just |so )?not (?:ok|okay|coping|doing ok|doing well|doing good|doing so good|alright|all right|good at all|well in my head|myself)\b
\bnot (?:ok|okay|coping|coping well|copin)(?: at all| any ?more| right now)?$
\b(?:really|so|badly|im|i am|been|ive been|just|barely|hardly) (?:really |badly |so |just )?(?:struggling|strugglin|strugling|coping|surviving)(?: so| to| with (?:life|everything|my mental)| badly| a lot| alone| really| so much|$| at the moment| right now| today| mentally| atm| and)
\brock bottom\b|\bend of my (?:tether|rope)\b|\b(?:breaking|lowest) point\b|\bat my lowest\b|\bno future\b
\b(?:so|really|very|too|feel|feeling|felt|extremely|pretty|mood is) (?:so |really |very |extremely |awfully )*low(?: today| at the moment| right now| and|$| atm| lately)
\b(?:so|really|very|severely|deeply|too|feel|feeling|im|i am|am|extremely|badly) (?:so |really |very )*(?:depressed|suicidal|broken|traumatised)\b|\b(?:my|severe|bad) depression (?:is|has|so|really)\b
\b(?:dark|bad|horrible|scary|intrusive|suicidal|awful|evil) (?:thoughts|place right|place at|place and)\b|\bin a (?:really |very )?(?:dark|bad) place\b
\bthoughts of (?:dying|death|ending|hurting|harming|suicide|killing)\b|\bthink(?:ing)? (?:about|of) (?:death|dying|ending|hurting|harming|killing|overdosing)\b
\bplan to (?:end|die|kill|hurt)\b|\bhow to (?:die|kill|end it|end my)\b
\b(?:wont|will not|not going to|not gonna|not) be (?:a problem|around|here|alive|a burden)(?: for)? (?:much longer|any ?more|soon|tomorrow|for long|after|by then|long)\b
\b(?:wont|will not|never|not) (?:see|hear from|be hearing from) me again\b|\bother side\b
\bworld (?:is|would be|d be|be) better\b
\b(?:drink|drinking|drank) myself\b|\brelaps\w+\b
\bdont (?:matter|deserve to (?:live|be here|be alive))\b|\bi dont matter\b
\bwant(?:ed)? out of (?:this life|life)\b|\bdone with (?:life|living|everything|it all|this world)\b
\bno one (?:to turn to|listens|can help me|is helping)\b|\bnobody (?:to turn to|can help me|is helping me)\b
\b(?:too much|everything)(?: is|s)?(?: all| just)? too much(?: for me| to cope| to bear| any ?more|$)|\bits all too much\b|\bcant take the pain\b|\bthe pain (?:is too|is unbearable|never|wont (?:stop|go))\b
\bcoercive\b|\btrafficked\b|\bslavery\b|\bcuckoo\w*\b
\bmiss(?:ed)? me when im gone\b|\bwhen im (?:gone|dead)\b
\bdrag(?:s|ged|ging) me\b|\bwont be alive\b|\bhurting inside\b
\bunbearable\b|\btrapped\b(?! (?:in|on|at) (?:the )?(?:lift|traffic|train|bus|work))
\b(?:blood|bruises?|bruised) (?:everywhere|all over|on my)\b|\b(?:black eye|broke my (?:arm|nose|wrist|rib|ribs|finger|jaw|tooth)|broken (?:rib|ribs|nose) (?:from|by))\b
\b(?:nothing|noone|no one|nobody|not much|no reason|no life)(?: is)? left(?: for me| to| any ?more|$)
\b(?:my |this |the )?life(?: is|s)?(?: just| so| all)? (?:not worth|over|finished|unbearable|hell|meaningless|a mess and|a living hell|pointless|ruined|isnt worth)\b
\b(?:see|have|got|is|imagine|picture)(?: any| a| no| my)+ future\b|\b(?:cant|dont|cannot) see (?:any|a|my|the|much) (?:future|point|way out|hope|end to|reason)\b
\b(?:comes?|came|coming|gets?|climbs?|sneaks?|creeps?|walks?) (?:in|into|in to) (?:my|the|our) (?:room|bed|bedroom|shower)\b
\b(?:not|dont|never|unsure|sure)(?: \w+){{0,3}} (?:want|wanna)(?:ed)? to (?:be here|live|be alive|exist|go on living)(?: any ?more)?\b
\b(?:cant|cannot|can not|couldnt|dont know how to|how do i) (?:keep )?(?:live|living|survive|exist)(?! (?:in|near|at|on my own because))
\b(?:just |please |someone |somebody |want to |will you |wish someone would )?(?:kill|shoot) me(?: now| please|$)(?! with)
\b(?:so|really|very|too|extremely|absolutely|properly|im|i am|am|feel) (?:so |really |very |absolutely |completely )*(?:terrified|petrified|in fear)\b|\b(?:so|really|very|absolutely) (?:scared|frightened|afraid)(?: right now| now| at home| of what| please| and| someone| help| all the time|$)
\b(?:scared|frightened|afraid)(?: and| im| i am| please|,)* (?:someone|somebody|please|help|he|alone|outside|trapped)\b|\bhelp me(?: \w+)* (?:scared|hurt|hurting|frightened|danger|please)\b|\bplease (?:can )?(?:someone|somebody|anyone) help\b
\b(?:doing|do|done|did) something (?:stupid|silly|bad to|terrible|drastic|to myself)\b|\b(?:dont|cant) trust myself\b|\bnot safe (?:with|around) myself\b
\b(?:got|have|bought|saved up|stockpil\w+|hiding|hoarding|counting|collected|count\w*)(?: \w+){{0,3}} (?:pills|tablets|tabs|rope|noose|blades?|razors?|paracetamol)\b(?! (?:at the chemist|for my|from the chemist))|\b(?:noose|drank bleach|drink bleach|razor blade|slit my|slitting)\b
\b(?:pinned|dragged|threw|shoved|pushed|grabbed|choked|smacked|whacked|headbutted|spat on|belted|lamped|thumped|decked|burnt|locked) me\b|\b(?:gives?|gave|given) me (?:a )?(?:beating|bruise|bruises|black eye|hiding|slap|kicking|battering)\b|\b(?:laid|lays|raised|raises|lay) (?:a |his |her |their )?hands? on (?:me|my)\b|\bknocks? me about\b|\bknocking me about\b|\bsmacks me\b
\b(?:he|she|they|ex|partner|husband|wife|dad|boyfriend) (?:\w+ ){{0,2}}(?:found me|find me|finds me|knows where i (?:live|am)|checks my phone|tracks (?:me|my)|watches me|reads my messages|isolates me|humiliates me|gaslights me|threatens me|owns me|turned up at my)\b|\bwont leave me alone\b|\bhiding from (?:him|her|them|my)\b|\b(?:ran|run|running) away from home\b|\bget away from (?:him|her|them)\b|\bescape from (?:him|her|them|my|here|this)\b
\b(?:touch\w*|interfer\w+ with|abus\w*|hurt\w*|molest\w*|hit\w*|harm\w*) (?:my|the|her|his) (?:\w+ )?(?:daughter|son|child|kids?|children|baby|girl|boy|sister|brother|mum|nan|mother|grandson|granddaughter)\b
\b(?:made|makes|making|tried to make) me (?:do|touch|watch|undress|take my)\b|\bagainst my will\b|\bwithout my consent\b|\b(?:spiked|drugged)\b|\bsexually\b|\binappropriate\w* touch\w*
\b(?:easier|better|happier|relief)(?: \w+){{0,3}} (?:if i (?:was|were|wasnt|werent|just|died|disappeared|went)|without me|when im gone|if i was gone)\b|\b(?:better|happier) (?:off )?without me\b(?! (?:on|this|tuesday|there|being there))
\b(?:join|be with|see) (?:my |him |her |them )(?:\w+ ){{0,3}}(?:in heaven|up there|on the other side|again soon in)\b|\b(?:wont|not going to|dont think ill|cant) make it (?:through|to) (?:the night|tonight|tomorrow|christmas|the morning|another)\b
\b(?:no|any|see no|without|not a) (?:reason|will|desire|wish|strength|energy|fight)(?: left)? (?:to (?:live|go on|carry on|keep going|be alive|be here|keep fighting)|left)\b|\blost the will\b|\bno fight left\b
\b(?:everyone|everybody|they all|they) (?:hates?|would be happier|be happier|better off)(?: me| without| if)\b|\bunlov(?:ed|able)\b|\bi disgust\b|\bself hatred\b|\bfeel nothing any ?more\b
\b(?:i|just) want (?:out|peace|it over|to be gone|to sleep forever|to be dead|to be with god|everything to stop)\b(?! (?:of the|and quiet))|\bwant (?:it|this|everything|the pain|the noise|my head)(?: all)? to (?:just )?(?:stop|end|be over|go away)\b|\bjust want (?:it|this|everything) (?:all )?to\b
\b(?:i feel|feel|feeling|im|i am) (?:like )?(?:i ?m )?(?:drowning|suffocating|suicidal|hopeless|helpless|worthless|broken|desperate|finished|done for|unsafe|in danger|trapped|empty)\b(?! (?:to|for))
\bnot (?:long left|be long now)\b|\bcrying for help\b|\bcry for help\b|\bi need saving\b|\bsave me\b(?! (?:a|some|one|two|the|from (?:boredom|cooking)))|\bsos\b
\b{_PERSON}(?: \w+){{0,3}} (?:violent|abusive|aggressive)\b(?! (?:film|game|book))
\bforced (?:himself|herself|themselves|his way)(?: \w+)? (?:on|into)\b
\bhelp me (?:he|she|hes|shes|they|im|now|quick|god|someone)\b|\bneed help right now\b|\bsend (?:some )?help\b|\bneed someone (?:to talk to )?(?:now|right now|urgently|tonight)\b
\beverything(?: is|s)? falling apart\b|\b(?:there is|theres|is|theres just) no point(?: any ?more| now)?$|\bno point any ?more\b
\b(?:written|wrote|left|leaving|writing) (?:a|my|the|some) (?:note|notes|goodbye|letters? to say)\b(?! (?:for the|on the|to the))|\blast time (?:you|youll|you will|ull|anyone)\b(?: ever)?(?: will)? (?:hear|see|hear from|speak)\b
\b{_PERSON}(?: \w+){{0,2}} (?:taken|took|hidden|hides|hid|burned|destroyed|keeps) my\b
\b{_PERSON} (?:just |still )?(?:wont|doesnt|dont|never|will not|would not|wouldnt|never lets) (?:ever )?(?:let|lets|allow|allows)? ?(?:me|us)\b
^(?:i ?m|i am|so|really|very|im so|im really|im very|i feel) ?(?:so |really |very )*(?:frightened|scared|terrified|petrified)(?: now| tonight| help| please)?$
\b(?:die|dying)\b(?! (?:hard|is cast|down|out|off laughing|for))
\b(?:be|was|were|am|better|already) dead\b
\bkill(?:s|ed|ing)?\b(?! (?:off|joy))
\b(?:him|her|them|your|our|my|one|mi|ma) ?(?:self|selves) ?(?:harm\w*)\b
\b(?:hit|hits|hitting|punch\w*|slap\w*|beat|beats|beating|strangl\w*|chok(?:e|es|ed|ing)|stab\w*|molest\w*|assault\w*|abus\w*|threaten\w*|attack\w*|hurts?|hurting|grop\w+|batter\w*) (?:me|us)\b
\b(?:hit|hits|hitting|punch\w*|slap\w*|beat|beats|beating|strangl\w*|abus\w*|attack\w*|hurt\w*) (?:her|him|them|his|their|my|the) (?:\w+ )?(?:kids?|child|children|baby|wife|mum|dad|mother|son|daughter|girlfriend|partner|nan|gran)\b
\bcontrols? (?:everything|what i|where i|who i|me|how i|all)\b|\brough with me\b|\bhandl\w+ me rough\w*\b|\b(?:shouts?|screams?|yells?|swears?) at (?:me|us)\b(?! (?:for being late|lol))
\b(?:holding|keeping|kept|held) (?:me|us) (?:here|in|locked|prisoner|hostage|captive|against)\b
\b(?:coming|out|going|trying) to get me\b|\b(?:being|im|feel) watched\b|\bthey(?:re| are)? (?:watching|after|following) me\b
\b(?:taken|took|swallowed) (?:something|some stuff|a load|loads|pills|tablets|too much|the lot|everything)\b|\bpills and\b
\b(?:i|to|gonna|going to|will|ill|should|could|just) end it\b(?! (?:at|there|early|by|with|here|on))
\b(?:exist|existing)\b(?! (?:member|group|service|user|plan|client|tenant|customer|patient))(?<!co exist)(?<!does it exist)
\b(?:havent|have not|hasnt|dont have|do not have|aint|not) (?:got )?(?:any|no|enough|a thing) (?:food|to eat|electric|gas)\b|\bno (?:gas|electric|heating|food|money) (?:no|and|or) ?(?:no )?(?:gas|electric|heating|food|money)\b
\bon the streets?\b|\bno ?where to (?:go|stay|sleep|live)\b|\bsofa surfing\b
^help$|\bblood (?:wont|will not|doesnt|isnt|everywhere)\b|\bhelp (?:he|she|they|theyre|hes|shes)\b|\b999\b|\bambulance\b
\b(?:life|living|existence|my life) (?:has|have|holds|feels|seems) ?(?:no|not any|without|like it has no) (?:meaning|purpose|point|value|worth)\b|\bno purpose\b|\bmy time(?: is|s)? up\b
\b(?:i|ive|i have|ive got|got) (?:have |got )?(?:nobody|no ?one|no family|no friends)(?: left| to turn| who| at all|$)
\b(?:wish|want|need|hope|pray|praying)(?: \w+){{0,3}} (?:all end|would end|to end|stop existing|would stop|would all stop|be over|was over|all over|would just end)\b
\b(?:lost|losing) the will to live\b|\bno will to live\b
\b(?:wants?|threatening|threatened|going|trying|tried|says|said|planning)(?: \w+){{0,4}} (?:kill|hurt|harm|cut) (?:himself|herself|themselves|themself|hisself|theirself)\b|\b(?:kill|killing|killed|hurt|hurting|harm|harming) (?:himself|herself|themselves|themself|hisself)\b
"""

WELSH = r"""
\b(?:eisiau|isio|moyn|am|angen|awydd|isie|meddwl am) (?:i fi )?(?:marw|farw|lladd fy hun|ladd fy hun|lladd fi fy hun|diweddu|gorffen y cyfan|gorffen popeth|diflannu|gorffen fy mywyd)\b
\blladd (?:fy hun|fi fy hun|fi)\b|\bhunan ?laddiad\b|\bhunan ?laddol\b
\b(?:hunan ?niweidio|hunan ?anafu|niweidio fy hun|brifo fy hun|torri fy hun|anafu fy hun)\b
\bddim (?:eisiau|isio|moyn|am|isie) (?:byw|bod yma|deffro|bodoli)\b
\b(?:ddim|methu|fedra i ddim|alla i ddim) (?:dal ati|ymdopi|cario ymlaen|cario mlaen|mynd ymlaen fel hyn|cymryd mwy|cymryd rhagor|copio)\b
\b(?:ddim|dim) (?:yn )?n? ?(?:saff|ddiogel|teimlon saff|teimlon ddiogel|teimlo yn saff|teimlo yn ddiogel)\b|\banniogel\b|\bmewn (?:perygl|argyfwng)\b
\b(?:nharo|fy nharo|taro fi|nhharo|n curo|curo fi|ngwthio|bwrw fi|fy mwrw|mwrw|mrifo|brifo fi|n brifo|ngham ?drin|cam ?drin fi|nghamdrin|treisio|tagu fi|bygwth fi|mygwth|nhagu)\b|\bcam ?drin\b
\b(?:anobeithiol|anobaith|dim gobaith|heb obaith|dim pwynt (?:byw|mewn byw|cario|i fywyd|mynd))\b
\bofn (?:fo|fe|o|ef|hi|fy ngwr|fy nghariad|fy mhartner|fy nhad|mynd adref|mynd adre|am fy mywyd)\b
\b(?:gorddos|helpwch fi|angen help nawr|angen help rwan|plis helpwch|dim bwyd|nunlle i fynd|nunlle i gysgu)\b
\bwedi cael digon ar (?:fyw|fywyd|bopeth)\b|\bmarw fyddai orau\b|\bwell petawn i wedi marw\b|\bgwell hebdda i\b|\bcasau fy (?:hun|mywyd)\b|\bdim rheswm i fyw\b|\bteimlo mor isel\b|\bisel iawn\b
"""

POLISH = r"""
\b(?:chce|chcialbym|chcialabym|wole|wolalabym|wolalbym|zaraz|lepiej) (?:juz )?(?:umrzec|sie zabic|to skonczyc|skonczyc ze soba|skonczyc z tym|zniknac|nie zyc|nie istniec|ze soba skonczyc)\b
\b(?:nie chce|nie chcialabym|nie chcialbym|odechcialo) (?:mi |sie |juz |dluzej |tak |dalej )*(?:zyc|istniec|tu byc|sie obudzic|wstawac)\b
\b(?:zabic sie|sie zabic|zabije sie|sie zabije|samoboj\w*|samookalecz\w*|okaleczam|tne sie|pociac sie|sie tne|potne sie|targne sie|powiesic sie|powiesze sie)\b
\b(?:bije|bil|pobil|uderzyl|uderza|kopie|dusi|gwalci|zgwalcil|krzywdzi|grozi|zneca sie|przesladuje|wyzywa|molestuje|dotyka|popycha)(?: \w+)? (?:mnie|mi|nade mna|nad nami|nad dziecmi|dzieci|nas)\b
\b(?:mnie|mi|nas|nade mna)(?: \w+){0,2} (?:bije|bil|pobil|uderzyl|uderza|krzywdzi|dusi|zgwalcil|gwalci|grozi|kopie|molestuje|zneca|przesladuje)\b
\b(?:jestem|zostalam|zostalem|bylam|bylem) (?:bita|bity|gwalcona|zgwalcona|zgwalcony|pobita|pobity|molestowana|wykorzystywana|wykorzystywany)\b
\bnie (?:daje|wytrzymuje|wytrzymam|moge)(?: juz| sobie| tak| dluzej| wiecej)*(?: rady| zyc| wytrzymac| zniesc)(?: juz| dluzej| tak)*(?! przyjsc)\b|\bnie wytrzymam\b|\bnie mam juz sily\b|\bnie mam sily (?:zyc|dalej|juz|na zycie)\b
\b(?:boje|boimy) sie (?:go|jej|ich|o zycie|o swoje|meza|partnera|ojca|wrocic|wracac|chlopaka|w domu|byc w domu)\b
\b(?:nie jestem|nie czuje sie|nie czujemy sie) bezpieczn\w*\b|\b(?:w|grozi mi) niebezpieczenstw\w*\b|\bprzemoc\w*\b
\b(?:nie mam po co|nie ma sensu|bez sensu|po co|nie warto|nie widze sensu)(?: dalej)? (?:zyc|zycia|zycie|istniec)\b|\bzycie nie ma sensu\b|\b(?:bez nadziei|nie mam nadziei|stracilam nadzieje|stracilem nadzieje|nie widze wyjscia|nie ma wyjscia|bez wyjscia)\b
\bprzedawk\w*\b|\b(?:wzielam|wzielem|polknelam|polknalem|lyknelam)(?: \w+)* (?:tabletki|tabletek|leki|lekow)\b
\b(?:ratunku|pomocy|pomozcie|pomozcie mi|pomoz mi|prosze o pomoc|potrzebuje pomocy)(?: prosze)?$|\bpotrzebuje pomocy\b
\b(?:mam|w|ciezk\w+) depresj\w*\b|\bnienawidze (?:siebie|swojego zycia|zycia)\b|\bjestem (?:ciezarem|beznadziejn\w+|nikim)\b|\bwszystkim byloby lepiej\b|\bnie mam co jesc\b|\bnie mam gdzie (?:spac|isc|mieszkac)\b|\bzalamanie nerwowe\b|\bmam dosc (?:zycia|wszystkiego)\b|\bjest mi tak zle\b
"""

SPANISH = r"""
\b(?:quiero|quisiera|deseo|ganas de|mejor|voy a|pienso en|pensando en|prefiero|preferiria|ojala|quiero ya) (?:estar )?(?:morir\w*|muert[oa]|matarme|suicidarme|desaparecer|acabar con (?:todo|mi vida)|quitarme la vida|cortarme|hacerme dano|no existir|terminar con todo)\b
\bme (?:quiero|voy a|quisiera|gustaria) (?:morir|matar|suicidar|cortar|desaparecer)\b
\b(?:no quiero|ya no quiero|sin ganas de|no tengo ganas de) (?:seguir |mas )?(?:viviendo|vivir|estar aqui|existir|despertar|seguir asi|seguir con vida)\b
\bsuicid\w*\b|\bquitarme la vida\b|\bme (?:corto|autolesiono|hago dano|lastimo)\b|\bautolesi\w*\b|\bsobredosis\b|\bhacerme dano\b
\b(?:me|nos) (?:pega|pego|pegan|golpea|golpeo|golpean|maltrata|maltrato|viola|violo|violaron|amenaza|amenazo|abusa|toca|ahorca|acosa|insulta y|esta pegando|esta golpeando|quiere matar|va a matar|hace dano|lastima)\b
\b(?:abusa|abusan|abuso|abusaron) de (?:mi|mis|nosotr\w+)\b|\bme han (?:violado|pegado|golpeado)\b|\bpega a mis hijos\b|\bviolencia\b|\bmaltrat\w+\b
\b(?:ya )?no (?:puedo|aguanto|doy|soporto|resisto) mas\b|\bno (?:lo )?(?:aguanto|soporto)(?: mas)?\b|\bno puedo seguir(?: asi| adelante| viviendo)?$|\bno puedo seguir (?:asi|adelante|viviendo|con esto)\b|\bya no puedo con\b
\b(?:tengo|tenemos|le tengo|me da) miedo (?:de|a|por|que) (?:el|ella|mi|mis|volver|estar|morir|que|ellos|me)\b|\ble tengo miedo\b
\b(?:en|corro|estoy en) peligro\b|\bno (?:estoy|me siento) (?:a salvo|segur[oa] (?:en|aqui|con))\b
\b(?:sin|no tengo|perdi la|he perdido la|no hay|ninguna) esperanzas?\b|\b(?:no hay|no veo|sin) (?:una |ninguna )?salida\b|\bno (?:tiene|le veo|encuentro) sentido (?:vivir|la vida|a la vida|a nada|seguir|nada)?\b|\bno vale la pena (?:vivir|seguir)\b|\bnada por que vivir\b|\bsoy una carga\b|\bestarian mejor sin mi\b|\bodio mi vida\b|\bdeseper\w*\b|\bdesesperad\w*\b
\b(?:ayudame|ayudenme|ayuda por favor|auxilio|socorro|necesito ayuda)\b|\bayuda$
\b(?:tome|me tome|he tomado|tomado)(?: \w+)* (?:pastillas|pildoras|medicamentos)\b|\bno tengo (?:comida|donde dormir|que comer|a donde ir)\b|\bestoy (?:muy )?deprimid\w*\b|\bdepresion\b|\bme siento (?:muy )?(?:sol[oa]|vaci[oa]|mal conmig\w+)\b
"""

FRENCH = r"""
\b(?:veux|voudrais|envie de|envie d|envie|prefere|preferais|prefererais|vais|aimerais|pense a|penser a|songe a) (?:juste )?(?:mourir|me tuer|me suicider|en finir|disparaitre|crever|me pendre|me faire du mal|me jeter|sauter|me couper|etre mort\w*|den finir|me foutre en lair)\b
\bme (?:tuer|suicider|scarifier|scarifie|pendre|mutiler|mutile)\b|\bje me (?:coupe|scarifie|mutile|fais du mal)\b|\bsuicid\w*\b|\bme faire du mal\b
\b(?:veux|envie de|ai|ai plus envie de|ai pas envie de) (?:plus|pas) (?:envie de )?(?:vivre|etre la|exister|continuer|me reveiller|de vivre)\b|\bplus envie de (?:vivre|rien|continuer)\b|\benvie de vivre\b
\bj ?(?:n ?)?en peux (?:vraiment )?plus\b|\b(?:nen|en) peux plus\b|\bje (?:ne )?(?:tiens|supporte|tiendrai) plus\b|\b(?:peux|peut) plus (?:continuer|vivre|supporter|tenir)\b
\b(?:il|elle|mari|conjoint|copain|copine|pere|mere|compagnon|femme|ex|on|frere|oncle|ils|quelquun|homme|qui) (?:\w+ )?(?:me|nous|ma|mas|nous a|m) ?(?:a |ont )?(?:frappe|bat|tape|viole|menace|maltraite|etrangle|touche|fait du mal|frappent|harcele|insulte et|cogne|gifle|force|suit|enferme|agresse|veut me tuer)\w*\b
\b(?:jai|je suis|jai ete|je me suis fait|on ma|il ma|elle ma) (?:ete )?(?:viole|battu|frappe|agresse|abuse|menace|violent|tabass|harcel)\w*\b|\b(?:frappe|bat|tape) mes enfants\b|\bviolences? (?:conjugale|domestique|sexuelle|a la maison)\w*\b
\b(?:jai|ai|avoir) (?:tres |trop )?peur (?:de (?:lui|elle|mon|ma|rentrer|mourir|mes|eux)|pour ma vie|chez moi|a la maison|quil)\b
\b(?:en|suis en) danger\b|\b(?:pas|plus) (?:en securite|en surete)\b
\b(?:plus|aucun|sans|perdu) (?:tout |d ?)?e?spoir\b|\bdesespoir\b|\bdesespere\w*\b|\b(?:aucune|pas d ?|pas de|sans) (?:issue|sortie de secours)\b|\bpas dissue\b|\b(?:plus|aucune|pas de|pas) (?:de )?raisons? de vivre\b|\bla vie (?:ne |n )?(?:vaut|a) (?:plus|pas)\b|\ba quoi bon (?:vivre|continuer)?\b|\bsuis un (?:poids|fardeau)\b|\bmieux sans moi\b|\bmarre de (?:vivre|la vie)\b|\bplus la force\b|\bdeteste ma vie\b
\boverdose\b|\bsurdose\b|\b(?:pris|avale)(?: \w+){0,3} (?:cachets|comprimes|medicaments|pilules)\b|\bma couper les veines\b|\bme couper\b
\b(?:aidez ?moi|aide ?moi|au secours|a laide|besoin daide)\b(?! pour)|\b(?:je suis|suis) (?:vraiment |completement )?(?:a bout|au bout du rouleau|deprime\w*|en depression|en detresse|en crise)\b|\brien a manger\b|\bnulle part ou (?:aller|dormir)\b|\ba la rue\b
"""

ARABIC = r"""
(?:أريد|اريد|بدي|عايز|عايزة|عاوز|نفسي|ابغى|ابي|ودي|أتمنى|اتمنى|حابب|ارغب|أفكر في|بفكر|افكر) (?:في )?(?:أن |ان )?(?:أموت|اموت|موت|الموت|انتحر|أنتحر|الانتحار|اقتل نفسي|أقتل نفسي|انهي حياتي|أنهي حياتي|اختفي|أختفي|أنهي|انهاء حياتي|أؤذي نفسي)
اقتل نفسي|قتل نفسي|انتحر|انتحار|انهي حياتي|إنهاء حياتي|أؤذي نفسي|اذي نفسي|أجرح نفسي|بجرح نفسي
(?:لا|ما|مش|مو|ماعاد|ما عاد|مابدي|ماابغى) ?(?:عدت )?(?:أريد|اريد|بدي|عايز|عايزة|ابغى|عاوز|ودي|ارغب) (?:في )?(?:أن |ان )?(?:أعيش|اعيش|العيش|الحياة|اكون هنا|اكمل)
(?:يضربني|بيضربني|ضربني|تضربني|يضربنا|بيضربنا|يعنفني|اغتصبني|يغتصبني|يهددني|بيهددني|هددني|يؤذيني|بيأذيني|يتحرش|تحرش|بيتحرش|يعتدي علي|اعتدى علي|يخنقني|يحبسني|حبسني|يضرب اولادي|بيضرب)
في خطر|بخطر|لست بأمان|لا أشعر بالأمان|مش بأمان|مو بأمان|ما اشعر بالامان|غير آمن
(?:خايف|خايفة|أخاف|اخاف|خائفة|خائف|بخاف) (?:منه|منها|على حياتي|من زوجي|من ابي|من أبي|ارجع|أرجع|على نفسي)
يائس|يائسة|ميؤوس|فقدت (?:الأمل|الامل)|لا أمل|مافي أمل|مفيش أمل|ما في أمل|لا يوجد أمل|بلا أمل|تعبت من (?:الحياة|حياتي|العيشة|كل شي)|كرهت (?:حياتي|الحياة)|أكره حياتي|لا فائدة من|لا معنى للحياة|الحياة ليس لها معنى|ما إلها معنى
(?:لا|ما|مش|مو|ماعاد|ما عاد|لم أعد) ?(?:أستطيع|استطيع|قادر|قادرة|اقدر|أقدر|فيني) (?:التحمل|الاستمرار|استحمل|أتحمل|اتحمل|اكمل|أكمل|أستمر|تحمل|العيش)|ما عاد اتحمل|لم أعد أحتمل|مش مستحمل
ساعدوني|ساعدني ارجوك|أنقذوني|انقذوني|النجدة|أحتاج مساعدة|محتاج مساعدة|محتاجة مساعدة|بحاجة (?:إلى )?مساعدة|جرعة زائدة|عنف|اكتئاب|مكتئب|لا يوجد طعام|ما عندي اكل|ليس لدي طعام
\b(?:baddi|bdi|3ayez|ayez) (?:a)?moot\b|\bbidrabni\b|\byadribuni\b
"""

UKRAINIAN = r"""
\b(?:хочу|хочеться|хотіла б|хотів би|краще|думаю про|збираюся|хотілося б) (?:просто )?(?:померти|вмерти|вбити себе|зникнути|покінчити|смерть|не жити|вкоротити|убити себе|не прокидатися|не прокинутися)\b
\b(?:вбити|убити|різати|ріжу|порізати|порізала|порізав) себе\b|\b(?:вб\s?ю|убю|вбю) себе\b|\bпокінчити (?:з собою|із собою|з життям|життя|з усім)\b|\bсамогуб\w*|\bсуїцид\w*|\bнакласти на себе\b|\bсамоушкод\w*|\bвкоротити собі\b
\bне хочу (?:більше |далі |вже )*(?:жити|існувати|прокидатися|прокинутися|бути тут)\b|\bжити (?:більше )?не хочу\b|\b(?:нема|немає|не бачу) (?:сенсу|сенсу в|причин|для чого|заради чого) ?(?:жити|житті|життя)?\b|\bнавіщо (?:мені )?жити\b|\bвтоми(?:лась|лася|вся) (?:жити|від життя|від усього)\b|\bненавиджу (?:себе|своє життя)\b
\b(?:мене|нас|дітей|дитину|мені)(?: \w+){0,2} (?:бє|бють|побив|побили|вдарив|ґвалтує|гвалтує|зґвалтував|згвалтував|зґвалтували|душив|душить|кривдить|погрожує|погрожують|принижує|переслідує|домагається)\b
\b(?:бє|бють|побив|вдарив|зґвалтував|згвалтував|кривдить|душить|переслідує|ображає)(?: \w+)? (?:мене|нас|дітей|дитину)\b|\b(?:він|чоловік|батько|хлопець|партнер|вітчим)(?: \w+)? (?:бє|погрожує|вдарив|душив|побив)\b|\bзґвалтув\w*|\bзгвалтув\w*
\bне можу (?:більше|так)(?: так| більше)?(?: жити| терпіти| продовжувати| витримувати| витримати|$)|\bбільше (?:так )?не (?:можу|витримаю|витримую)(?! прийти)(?: так| жити| терпіти|$)|\bне витримую\b|\bсил (?:більше |вже )?(?:нема|немає)\b|\b(?:немає|нема) (?:більше )?сил(?:и)?(?: жити| далі| більше|$)
\b(?:в|у) (?:небезпеці|кризі|відчаї)\b|\b(?:загрожує|грозить) небезпека\b|\bне (?:в|у) безпеці\b|\bнебезпечно вдома\b|\bне почуваюся (?:в|у) безпеці\b|\bбоюсь? (?:його|її|чоловіка|батька|за своє|за життя|повертатися|йти)\b|\bбоюся (?:його|її|чоловіка|батька|за своє|за життя|повертатися|йти додому|бути вдома)\b|\bмені (?:дуже )?страшно\b
\b(?:допоможіть|рятуйте|врятуйте|потрібна допомога|допоможи мені)\b(?! з)|\bбезнаді\w*|\b(?:немає|нема|без|втратила|втратив) наді\w+\b|\b(?:немає|нема|не бачу) виходу\b|\bпередоз\w*|\bнасильств\w*|\bвипи(?:ла|в) (?:всі|багато|усі) (?:таблетк\w+|пігул\w+|лік\w+)\b|\bдепресі\w+\b|\bнема чого їсти\b|\bніде (?:жити|спати|ночувати)\b|\bя тягар\b|\bбез мене (?:всім )?буде краще\b
\b(?:хочу|лучше) (?:умереть|сдохнуть|исчезнуть)\b|\bне хочу (?:больше )?жить\b|\bубить себя\b|\bпокончить\b|\bсамоубийств\w*|\b(?:он |муж )?меня (?:бьет|бьёт|избивает|избил|насилует|изнасиловал)\b|\b(?:он|муж) (?:бьет|бьёт) меня\b|\bбольше не могу(?: так| жить|$)|\bв опасности\b|\bпомогите\b|\bнет смысла жить\b
"""

ROMANIAN = r"""
\b(?:vreau|as vrea|imi vine|vrea|o sa|am de gand|ma gandesc|voi|mai bine) (?:doar )?(?:sa )?(?:mor|ma omor|ma sinucid|dispar|termin cu tot|ma arunc|ma spanzur|imi iau viata|imi fac rau|ma tai|muream)\b
\bsinuci\w*|\bma (?:omor|tai|sinucid|automutilez)\b|\bimi (?:fac|iau) (?:rau|viata)\b|\bautomutil\w*|\bmoartea mea\b|\bma gandesc (?:la|numai la) (?:moarte|sinucidere)\b
\bnu (?:mai )?vreau (?:sa )?(?:mai )?(?:traiesc|exist|fiu aici|ma trezesc|stiu de nimic|viata asta)\b|\bnu mai (?:are|vad|gasesc) (?:niciun )?(?:rost|sens)\b|\bn ?are (?:rost|sens) sa (?:mai )?traiesc\b|\bnu merita sa traiesc\b|\bm ?am saturat de (?:viata|tot|trai)\w*\b|\burasc viata\b|\bnu mai am (?:pentru ce|de ce) (?:sa )?trai\w*\b
\b(?:ma|ne|m|mi|i) ?(?:mai |tot )?(?:a |au )?(?:bate|batut|bat|loveste|lovit|violat|violeaza|viol|ameninta|amenintat|agreseaza|agresat|abuzeaza|abuzat|sugruma|strange de gat|chinuie|inchide in casa|hartuieste|molesteaza|molestat)\b
\b(?:bate|loveste|ameninta|violeaza|abuzeaza)(?: pe)? (?:mine|copiii|copilul|copii|noi)\b|\b(?:sunt|am fost) (?:batut|abuzat|violat|amenintat|agresat|lovit|hartuit)\w*\b|\bviolenta\b|\bviol\b
\bnu mai (?:suport|rezist|indur)\b|\bnu mai pot(?: asa| de durere| deloc| sa suport| sa traiesc| trai| indura| continua)?$|\bnu mai pot (?:asa|trai|indura|continua|sa traiesc|sa suport|suporta)\b|\bnu mai am (?:putere|puteri|forta)\b
\b(?:in|mare) pericol\b|\bnu (?:sunt|ma simt) in siguranta\b|\b(?:mi e|mie|imi este|mi) (?:foarte )?(?:frica|teama) (?:de (?:el|ea|sot|sotul|tatal|partener|iubit|viata|ei)\w*|sa (?:merg|ma duc|stau) acasa|pentru viata)\b|\bfrica de el\b
\b(?:fara|nicio|nici o|pierdut|nu mai am|nu am) (?:orice |nicio |nici o )?speranta\b|\bdisperat\w*|\b(?:nu (?:vad|exista|e|am)|fara) (?:nicio |nici o )?(?:iesire|scapare)\b|\bsunt o povara\b|\bmai bine fara mine\b
\b(?:ajutati ?ma|ajuta ?ma|salvati ma|am nevoie de ajutor)\b(?! (?:cu|la|pentru))|\bajutor$|\bsupradoza\b|\b(?:am luat|am inghitit)(?: \w+){0,3} (?:pastile|pastilele|medicamente\w*)\b|\bsunt (?:foarte )?deprimat\w*|\bdepresie\b|\bnu am (?:ce manca|mancare|unde dormi|unde sa dorm|unde sta)\b
"""
SIGNS = "🆘"
