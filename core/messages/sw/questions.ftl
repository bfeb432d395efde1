### Kiswahili: questions to the worker.

# Is the patient without any response to your voice and to touch or pain?
question-unresponsive = Je, ni kweli kwamba mgonjwa haitikii kabisa, si kwa sauti yako wala kwa kuguswa au maumivu?
# At rest, is there a harsh, high sound each time the patient breathes in?
question-stridor = Akiwa ametulia, je, kuna sauti kali na ya juu kila mgonjwa anapovuta pumzi?
# Is breathing very fast or very slow, or hard work: cannot talk, walk alone, eat or breastfeed, is confused, sleepy or agitated with it, uses the neck muscles, draws in the chest, nods the head, flares the nostrils, or grunts?
question-respiratory-distress = Je, mgonjwa anapumua haraka sana au polepole sana, au kwa shida sana: hawezi kuongea, kutembea peke yake, kula au kunyonya; au pamoja na hilo amechanganyikiwa, ana usingizi au amehangaika; au anatumia misuli ya shingo, kifua kinaingia ndani, kichwa kinatikisika, matundu ya pua yanapanuka, au anaguna?
# Are the lips or the tongue blue or grey?
question-central-cyanosis = Je, midomo au ulimi ni wa bluu au wa kijivu?
# Is there a swelling or a lump in the mouth, throat or neck?
question-mouth-throat-or-neck-swelling = Je, kuna uvimbe au kinundu mdomoni, kooni au shingoni?
# Does the chest whistle when the patient breathes out?
question-wheezing = Je, kifua kinatoa sauti kama filimbi mgonjwa anapotoa pumzi?
# Does the patient cough?
question-cough = Je, mgonjwa anakohoa?
# Is breathing hard or unusual in any way?
question-difficult-breathing = Je, mgonjwa anapumua kwa shida au kwa namna yoyote isiyo ya kawaida?
# When the patient breathes in, does the lower chest wall go in?
question-chest-indrawing = Mgonjwa anapovuta pumzi, je, kifua cha chini kinaingia ndani?
# When the baby breathes in, does the lower chest wall go in deeply and easily seen?
question-severe-chest-indrawing = Mtoto mchanga anapovuta pumzi, je, kifua cha chini kinaingia ndani sana na kuonekana kwa urahisi?
# Does the nose run?
question-runny-nose = Je, mgonjwa ana mafua (pua inatoa kamasi)?
# Is the pulse both hard to feel and fast?
question-weak-and-fast-pulse = Je, mapigo ya mshipa ni vigumu kuhisiwa na pia ni ya haraka?
# Are the patient's hands and feet cold to your touch?
question-cold-extremities = Je, mikono na miguu ya mgonjwa ni baridi unapoigusa?
# Is blood being lost fast: pouring, spurting, or soaking cloth after cloth?
question-heavy-bleeding = Je, damu inatoka kwa haraka: inamiminika, inaruka, au inalowesha kitambaa baada ya kitambaa?
# Is any bleeding, however slow, still going on?
question-ongoing-bleeding = Je, kuna damu yoyote, hata kidogo kidogo, ambayo bado inaendelea kutoka?
# Are the palms and the inside of the lower eyelids white or nearly white?
question-severe-pallor = Je, viganja vya mikono na sehemu ya ndani ya kope za chini ni vyeupe au karibu vyeupe?
# Did the patient pass out in this illness and come round again?
question-recent-fainting = Je, mgonjwa alizimia katika ugonjwa huu kisha akazinduka?
# Are the palms paler than they should be?
question-some-pallor = Je, viganja vya mikono vimepauka kuliko inavyopaswa?
# Is the patient having a fit right now?
question-active-convulsions = Je, mgonjwa ana degedege sasa hivi?
# Has the patient had a fit during this illness, during this pregnancy, or since giving birth?
question-convulsions-this-illness = Je, mgonjwa amepata degedege katika ugonjwa huu, katika ujauzito huu, au tangu ajifungue?
# Does the baby move only when touched or spoken to, and then stop, or not at all?
question-moves-only-when-stimulated = Je, mtoto mchanga anasogea tu akiguswa au akisemeshwa, kisha anaacha, au hasogei kabisa?
# Is the patient newly confused, hard to keep awake, or not acting as usual?
question-altered-mental-status = Je, mgonjwa amechanganyikiwa hivi karibuni, ni vigumu kumweka macho, au hafanyi kama kawaida yake?
# Is the patient unusually restless and hard to calm?
question-agitation = Je, mgonjwa amehangaika kuliko kawaida na ni vigumu kumtuliza?
# Is the patient hitting, threatening, or about to hurt someone?
question-violent-or-aggressive = Je, mgonjwa anapiga, anatishia, au yuko karibu kumuumiza mtu?
# Speaking alone and kindly: has the patient hurt themselves on purpose, or do they think of ending their life?
question-self-harm = Ongea naye peke yake na kwa upole: je, mgonjwa amejidhuru kwa makusudi, au anafikiria kukatisha maisha yake?
# Is the patient limp, sleepy, or without interest in what happens around them?
question-lethargy = Je, mgonjwa ni mlegevu, ana usingizi, au hajali yanayotokea karibu naye?
# Does the child cry or squirm all the time, even when held?
question-restless-or-irritable = Je, mtoto analia au anajinyonganyonga wakati wote, hata akibebwa?
# Does bending the chin to the chest hurt, or is it impossible?
question-stiff-neck = Je, kuinamisha kidevu hadi kifuani kunaleta maumivu, au hakuwezekani?
# Does the head ache?
question-headache = Je, mgonjwa anaumwa kichwa?
# Is the headache very strong, or the worst the patient has known?
question-severe-headache = Je, maumivu ya kichwa ni makali sana, au ni makali kuliko yote ambayo mgonjwa amewahi kupata?
# Did one side or one part suddenly become weak or numb, or did speech or the face change?
question-acute-focal-neurologic-complaint = Je, upande mmoja au sehemu moja ya mwili ilipata ghafla udhaifu au ganzi, au kuongea au uso ulibadilika ghafla?
# Did sight suddenly become blurred, double or spotted, or go away?
question-acute-visual-disturbance = Je, mgonjwa ghafla alianza kuona ukungu, kuona vitu viwili viwili au kuona madoa, au uwezo wa kuona ulipotea ghafla?
# Has the patient in the last days become too weak for ordinary tasks?
question-acute-general-weakness = Je, katika siku za karibuni mgonjwa amekuwa dhaifu mno kufanya kazi za kawaida?
# Does the patient feel dizzy or about to fall?
question-dizziness = Je, mgonjwa anahisi kizunguzungu au kama anataka kuanguka?
# Is the body hot, or was there fever in this illness?
question-fever = Je, mwili una joto kali, au kulikuwa na homa katika ugonjwa huu?
# Was a malaria test done in this illness, and was it positive?
question-malaria-test-positive = Je, kipimo cha malaria kilifanywa katika ugonjwa huu, na kilikuwa chanya?
# Was a malaria test done in this illness, and was it negative?
question-malaria-test-negative = Je, kipimo cha malaria kilifanywa katika ugonjwa huu, na kilikuwa hasi?
# Does the body, chest and belly too, feel colder than it should?
question-hypothermia = Je, mwili, pamoja na kifua na tumbo, ni baridi kuliko inavyopaswa?
# Was the blood sugar measured today and found low?
question-hypoglycaemia = Je, sukari kwenye damu ilipimwa leo na ikaonekana kuwa ya chini?
# Does everything swallowed come up again?
question-vomits-everything = Je, kila kitu anachomeza kinatapikwa?
# Does the patient vomit?
question-vomiting = Je, mgonjwa anatapika?
# Is there watery or frequent stool that has not stopped?
question-ongoing-diarrhoea = Je, kuna kinyesi cha majimaji au cha mara kwa mara ambacho hakijakoma?
# Is there vomiting so strong or frequent that it worries you?
question-severe-vomiting = Je, kuna kutapika kukali au kwa mara kwa mara kiasi cha kukutia wasiwasi?
# Has the diarrhoea gone on for 14 days or more?
question-persistent-diarrhoea = Je, kuhara kumeendelea kwa siku 14 au zaidi?
# Is there blood in the stool?
question-blood-in-stool = Je, kuna damu kwenye kinyesi?
# Does the baby feed less or worse than before?
question-not-feeding-well = Je, mtoto mchanga ananyonya kidogo au vibaya kuliko hapo awali?
# When offered a drink, does the patient reach for it and want more?
question-drinks-eagerly = Akipewa kinywaji, je, mgonjwa anakifuata kwa pupa na kutaka zaidi?
# After a pinch of the belly skin, does the fold stay for a moment?
question-slow-skin-pinch = Baada ya kufinya ngozi ya tumbo, je, mkunjo unabaki kwa muda mfupi?
# Is the patient unable to drink or, if at the breast, unable to breastfeed?
question-unable-to-feed-or-drink = Je, mgonjwa anashindwa kunywa au, kama bado ananyonya, anashindwa kunyonya?
# When offered a drink, does the patient take very little or need help to swallow?
question-drinks-poorly = Akipewa kinywaji, je, mgonjwa anakunywa kidogo sana au anahitaji msaada kumeza?
# Do the eyes lie deeper than the family is used to?
question-sunken-eyes = Je, macho yamezama ndani kuliko familia ilivyozoea kuyaona?
# After a pinch of the belly skin, does the fold stand for more than two seconds?
question-very-slow-skin-pinch = Baada ya kufinya ngozi ya tumbo, je, mkunjo unabaki kwa zaidi ya sekunde mbili?
# Does the patient show loss of fluid: dry mouth, no tears, little urine, or thirst?
question-dehydration = Je, mgonjwa anaonyesha dalili za kuishiwa maji mwilini: mdomo mkavu, hana machozi, mkojo kidogo, au kiu?
# Is the patient skin and bone, with loose folds at the buttocks or visible ribs?
question-visible-severe-wasting = Je, mgonjwa amebaki ngozi na mifupa, akiwa na mikunjo ya ngozi iliyolegea kwenye matako au mbavu zinazoonekana?
# Does a thumb pressed on the top of each foot leave a dent in both?
question-oedema-both-feet = Ukibonyeza kwa kidole gumba sehemu ya juu ya unyayo wa kila mguu, je, kinabaki kishimo kwenye miguu yote miwili?
# Does the patient look very ill to you?
question-looks-very-ill = Je, kwako mgonjwa anaonekana mgonjwa sana?
# Does an ear hurt?
question-ear-pain = Je, sikio linauma?
# Does pus or other fluid come out of an ear?
question-ear-discharge = Je, sikio linatoa usaha au majimaji mengine?
# Has fluid come out of an ear for 14 days or more?
question-persistent-ear-discharge = Je, sikio limetoa usaha au majimaji kwa siku 14 au zaidi?
# Is there a swelling behind an ear that hurts when pressed?
question-tender-swelling-behind-ear = Je, kuna uvimbe nyuma ya sikio unaouma ukibonyezwa?
# Are the eyes red?
question-red-eyes = Je, macho ni mekundu?
# Does pus come out of an eye?
question-pus-from-eye = Je, usaha unatoka jichoni?
# Is the clear front of an eye cloudy or hazy?
question-clouding-of-cornea = Je, sehemu angavu ya mbele ya jicho (mboni) ina ukungu au utusitusi?
# Are there sores in the mouth or on the lips?
question-mouth-ulcers = Je, kuna vidonda mdomoni au kwenye midomo?
# Are the sores in the mouth deep, or are there many?
question-deep-mouth-ulcers = Je, vidonda vya mdomoni ni virefu, au ni vingi?
# Is there pain, anywhere, that the patient calls severe or cannot bear?
question-severe-pain = Je, kuna maumivu, mahali popote, ambayo mgonjwa anasema ni makali au hawezi kuyavumilia?
# Did pain in the chest or the belly begin recently?
question-acute-chest-or-abdominal-pain = Je, maumivu ya kifua au ya tumbo yalianza hivi karibuni?
# Is there strong pain in the belly?
question-severe-abdominal-pain = Je, kuna maumivu makali ya tumbo?
# Is there pain in the upper middle of the belly, below the ribs?
question-epigastric-pain = Je, kuna maumivu katikati ya sehemu ya juu ya tumbo, chini ya mbavu?
# Is there sudden pain in a testicle or the scrotum, or a painful erection that does not go down?
question-acute-testicular-or-scrotal-pain = Je, kuna maumivu ya ghafla ya korodani au ya mfuko wa korodani, au uume umesimama kwa maumivu na haulali?
# Was an ECG done, and does it show signs of a blocked heart artery?
question-ecg-acute-ischaemia = Je, ECG ilifanywa, na inaonyesha dalili za mshipa wa moyo ulioziba?
# Was the force great: a fall from twice the patient's height or more, a crash at high speed, hit while walking or cycling, without a seat belt, thrown out or trapped, or another person in the vehicle died? Was a part crushed, is there more than one injury, or a stab, shot or other wound that goes deep (head, neck, trunk, thigh or upper arm, or further out if it still bleeds)? Or is the injured patient pregnant, taking blood thinners, or known to bleed easily?
question-high-risk-trauma = Je, nguvu iliyomuumiza ilikuwa kubwa: kuanguka kutoka kimo cha mara mbili ya urefu wa mgonjwa au zaidi, ajali ya mwendo kasi, kugongwa akitembea au akiendesha baiskeli, kutofunga mkanda wa usalama, kurushwa nje au kunaswa, au mtu mwingine katika chombo hicho cha usafiri alikufa? Je, sehemu ya mwili ilipondwa, kuna jeraha zaidi ya moja, au kuna jeraha la kuchomwa, la risasi au lingine linaloingia ndani (kichwa, shingo, kiwiliwili, paja au sehemu ya juu ya mkono, au mbali zaidi na kiwiliwili kama bado linatoka damu)? Au je, mgonjwa aliyeumia ni mjamzito, anatumia dawa za kuzuia damu kuganda, au anajulikana kuwa hutoka damu kwa urahisi?
# Was the patient injured?
question-trauma = Je, mgonjwa alipata jeraha?
# Is the burn large (more than about fifteen of the patient's palms, 15 %), all around a limb or the trunk, on face or neck, or was smoke breathed in; or is the burnt patient under 2 or over 70 years old?
question-major-burn = Je, sehemu iliyoungua ni kubwa (zaidi ya takriban viganja kumi na tano vya mgonjwa, 15 %), imezunguka pande zote za mkono, mguu au kiwiliwili, iko usoni au shingoni, au alivuta moshi; au je, mgonjwa aliyeungua ana umri wa chini ya miaka 2 au zaidi ya miaka 70?
# Is there any burn or scald?
question-burn = Je, kuna kuungua kokote kwa moto au kwa kitu cha moto?
# Is an arm or leg without pulse, or painful and also pale, weak, numb, or hugely swollen after an injury?
question-threatened-limb = Je, mkono au mguu hauna mapigo ya mshipa, au unauma na pia umepauka, ni dhaifu, una ganzi, au umevimba mno baada ya jeraha?
# Is an arm or leg newly bent or out of shape?
question-visible-acute-limb-deformity = Je, mkono au mguu umepinda au umebadilika umbo hivi karibuni?
# Is there a wound over a broken bone, or bone to be seen?
question-open-fracture = Je, kuna kidonda juu ya mfupa uliovunjika, au mfupa unaonekana?
# Does a joint look or feel out of its place?
question-suspected-dislocation = Je, kiungo kinaonekana au kinahisiwa kuwa kimetoka mahali pake?
# Was the patient bitten by a snake, or possibly so?
question-snake-bite = Je, mgonjwa aliumwa na nyoka, au huenda aliumwa na nyoka?
# Did the patient swallow, breathe in or touch a poison, a chemical, or too much medicine?
question-poisoning-or-chemical-exposure = Je, mgonjwa alimeza, alivuta kwa pumzi au aligusa sumu, kemikali, au dawa nyingi kupita kiasi?
# Was there an animal bite, a needle injury, or other contact for which a preventive treatment must start soon?
question-exposure-needing-prophylaxis = Je, kulikuwa na kuumwa na mnyama, kuchomwa na sindano, au mguso mwingine unaohitaji tiba ya kinga kuanza mapema?
# Speaking alone and kindly: did someone force the patient into a sexual act?
question-sexual-assault = Ongea naye peke yake na kwa upole: je, kuna mtu alimlazimisha mgonjwa kufanya kitendo cha kingono?
# Is there a new rash that has spread within hours, or skin that peels off?
question-new-rash-worsening-or-peeling = Je, kuna upele mpya ulioenea ndani ya saa chache, au ngozi inayobanduka?
# Is there a red, blotchy rash all over the body, without blisters or pus?
question-measles-rash = Je, kuna upele mwekundu wa mabaka mwili mzima, bila malengelenge wala usaha?
# Did the patient have measles within the last three months?
question-measles-in-last-three-months = Je, mgonjwa alipata surua katika miezi mitatu iliyopita?
# Are the skin or the white of the eyes yellow?
question-jaundice = Je, ngozi au weupe wa macho ni wa njano?
# Did the baby turn yellow within 24 hours of birth?
question-jaundice-in-first-day = Je, mtoto mchanga aligeuka rangi ya njano ndani ya saa 24 baada ya kuzaliwa?
# Are the palms of the hands or the soles of the feet yellow?
question-yellow-palms-or-soles = Je, viganja vya mikono au nyayo za miguu ni za njano?
# Is the baby's navel red, or does pus come out of it?
question-umbilicus-red-or-draining-pus = Je, kitovu cha mtoto mchanga ni chekundu, au kinatoa usaha?
# Are there pimples with pus on the skin?
question-skin-pustules = Je, kuna vipele vya usaha kwenye ngozi?
# Has someone already found an illness that needs an operation soon?
question-known-diagnosis-needing-urgent-surgery = Je, tayari imegunduliwa kwamba ana ugonjwa unaohitaji upasuaji wa haraka?
# Has the patient been unable to pass urine though wanting to?
question-unable-to-pass-urine = Je, mgonjwa ameshindwa kukojoa ingawa anataka kukojoa?
# Are labour pains coming regularly, have the waters broken, or is the baby coming?
question-active-labour = Je, uchungu wa uzazi unakuja kwa mpangilio, chupa imepasuka, au mtoto anakuja?
# Is the baby about to be born: does she push, or can the head be seen?
question-imminent-delivery = Je, mtoto yuko karibu kuzaliwa: je, mama anasukuma, au kichwa kinaonekana?
# Is she bleeding from the vagina?
question-vaginal-bleeding = Je, anatoka damu ukeni?
# Was she sent here because of a problem with the pregnancy?
question-pregnancy-complication-referral = Je, alitumwa hapa kwa sababu ya tatizo la ujauzito?
# Is she pregnant, or could she be, or did she give birth in the last six weeks?
question-is-she-pregnant-or-could-she-be-or-did-she-give-birth-in-the-83199bff = Je, ni mjamzito, au huenda ni mjamzito, au alijifungua katika wiki sita zilizopita?
# What is the blood pressure, upper and lower number in mmHg?
question-what-is-the-blood-pressure-upper-and-lower-number-in-mmhg = Shinikizo la damu ni ngapi, namba ya juu na namba ya chini kwa mmHg?
