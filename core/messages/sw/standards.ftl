### Kiswahili: what scores, other standards and the protocols for many casualties find, and their classes.

# 8 breaths per minute or fewer
finding-8-breaths-per-minute-or-fewer = pumzi 8 au pungufu kwa dakika
# 9 to 11 breaths per minute
finding-9-to-11-breaths-per-minute = pumzi 9 hadi 11 kwa dakika
# 21 to 24 breaths per minute
finding-21-to-24-breaths-per-minute = pumzi 21 hadi 24 kwa dakika
# 25 breaths per minute or more
finding-25-breaths-per-minute-or-more = pumzi 25 au zaidi kwa dakika
# scale 1, oxygen saturation of 91 % or less
finding-scale-1-oxygen-saturation-of-91-or-less = skeli 1, kiwango cha oksijeni kwenye damu cha 91 % au pungufu
# scale 1, oxygen saturation of 92 to 93 %
finding-scale-1-oxygen-saturation-of-92-to-93 = skeli 1, kiwango cha oksijeni kwenye damu cha 92 hadi 93 %
# scale 1, oxygen saturation of 94 to 95 %
finding-scale-1-oxygen-saturation-of-94-to-95 = skeli 1, kiwango cha oksijeni kwenye damu cha 94 hadi 95 %
# scale 2, oxygen saturation of 83 % or less
finding-scale-2-oxygen-saturation-of-83-or-less = skeli 2, kiwango cha oksijeni kwenye damu cha 83 % au pungufu
# scale 2, oxygen saturation of 84 to 85 %
finding-scale-2-oxygen-saturation-of-84-to-85 = skeli 2, kiwango cha oksijeni kwenye damu cha 84 hadi 85 %
# scale 2, oxygen saturation of 86 to 87 %
finding-scale-2-oxygen-saturation-of-86-to-87 = skeli 2, kiwango cha oksijeni kwenye damu cha 86 hadi 87 %
# scale 2, oxygen saturation of 93 to 94 % on oxygen
finding-scale-2-oxygen-saturation-of-93-to-94-on-oxygen = skeli 2, kiwango cha oksijeni kwenye damu cha 93 hadi 94 % akipewa oksijeni
# scale 2, oxygen saturation of 95 to 96 % on oxygen
finding-scale-2-oxygen-saturation-of-95-to-96-on-oxygen = skeli 2, kiwango cha oksijeni kwenye damu cha 95 hadi 96 % akipewa oksijeni
# scale 2, oxygen saturation of 97 % or more on oxygen
finding-scale-2-oxygen-saturation-of-97-or-more-on-oxygen = skeli 2, kiwango cha oksijeni kwenye damu cha 97 % au zaidi akipewa oksijeni
# given oxygen
finding-given-oxygen = anapewa oksijeni
# systolic pressure of 90 mmHg or less
finding-systolic-pressure-of-90-mmhg-or-less = shinikizo la sistoli (namba ya juu) la 90 mmHg au pungufu
# systolic pressure of 91 to 100 mmHg
finding-systolic-pressure-of-91-to-100-mmhg = shinikizo la sistoli (namba ya juu) la 91 hadi 100 mmHg
# systolic pressure of 101 to 110 mmHg
finding-systolic-pressure-of-101-to-110-mmhg = shinikizo la sistoli (namba ya juu) la 101 hadi 110 mmHg
# systolic pressure of 220 mmHg or more
finding-systolic-pressure-of-220-mmhg-or-more = shinikizo la sistoli (namba ya juu) la 220 mmHg au zaidi
# pulse of 40 per minute or fewer
finding-pulse-of-40-per-minute-or-fewer = mapigo ya mshipa 40 au pungufu kwa dakika
# pulse of 41 to 50 per minute
finding-pulse-of-41-to-50-per-minute = mapigo ya mshipa 41 hadi 50 kwa dakika
# pulse of 91 to 110 per minute
finding-pulse-of-91-to-110-per-minute = mapigo ya mshipa 91 hadi 110 kwa dakika
# pulse of 111 to 130 per minute
finding-pulse-of-111-to-130-per-minute = mapigo ya mshipa 111 hadi 130 kwa dakika
# pulse of 131 per minute or more
finding-pulse-of-131-per-minute-or-more = mapigo ya mshipa 131 au zaidi kwa dakika
# newly confused, or responding to voice, to pain, or not at all
finding-newly-confused-or-responding-to-voice-to-pain-or-not-at-all = amechanganyikiwa (hali mpya), au anaitikia sauti tu, anaitikia maumivu tu, au haitikii kabisa
# temperature of 35.0 °C or less
finding-temperature-of-35-0-c-or-less = joto la mwili la 35.0 °C au pungufu
# temperature of 35.1 to 36.0 °C
finding-temperature-of-35-1-to-36-0-c = joto la mwili la 35.1 hadi 36.0 °C
# temperature of 38.1 to 39.0 °C
finding-temperature-of-38-1-to-39-0-c = joto la mwili la 38.1 hadi 39.0 °C
# temperature of 39.1 °C or more
finding-temperature-of-39-1-c-or-more = joto la mwili la 39.1 °C au zaidi
# 22 breaths per minute or more
finding-22-breaths-per-minute-or-more = pumzi 22 au zaidi kwa dakika
# systolic pressure of 100 mmHg or less
finding-systolic-pressure-of-100-mmhg-or-less = shinikizo la sistoli (namba ya juu) la 100 mmHg au pungufu
# altered mental state
finding-altered-mental-state = hali ya akili iliyobadilika (amechanganyikiwa, ana usingizi au si wa kawaida)
# cannot drink or breastfeed
finding-cannot-drink-or-breastfeed = hawezi kunywa au kunyonya
# lethargic or unconscious
finding-lethargic-or-unconscious = mlegevu au amepoteza fahamu
# cough or difficult breathing with a danger sign
finding-cough-or-difficult-breathing-with-a-danger-sign = kikohozi au kupumua kwa shida, pamoja na dalili ya hatari
# harsh noise when breathing in, in a calm child
finding-harsh-noise-when-breathing-in-in-a-calm-child = sauti kali anapovuta pumzi, kwa mtoto aliyetulia
# cough or difficult breathing with an oxygen saturation below 90 %
finding-cough-or-difficult-breathing-with-an-oxygen-saturation-below-27fbca1a = kikohozi au kupumua kwa shida, pamoja na kiwango cha oksijeni kwenye damu chini ya 90 %
# diarrhoea, and two or more of: lethargic or unconscious, sunken eyes, skin pinch that goes back very slowly, cannot drink or drinks poorly
finding-diarrhoea-and-two-or-more-of-lethargic-or-unconscious-sunken-8dfb5350 = kuhara, na mawili au zaidi kati ya haya: mlegevu au amepoteza fahamu, macho yaliyozama, ngozi hurudi polepole sana ikifinywa, hawezi kunywa au anakunywa kwa shida
# diarrhoea for 14 days or more, with dehydration
finding-diarrhoea-for-14-days-or-more-with-dehydration = kuhara kwa siku 14 au zaidi, pamoja na kuishiwa maji mwilini
# fever with a danger sign or a stiff neck
finding-fever-with-a-danger-sign-or-a-stiff-neck = homa pamoja na dalili ya hatari au shingo ngumu
# measles now or in the last three months, with a danger sign, a cloudy cornea, or deep or extensive mouth ulcers
finding-measles-now-or-in-the-last-three-months-with-a-danger-sign-a-7de91dcd = surua sasa au katika miezi mitatu iliyopita, pamoja na dalili ya hatari, ukungu kwenye mboni, au vidonda virefu au vingi mdomoni
# tender swelling behind the ear
finding-tender-swelling-behind-the-ear = uvimbe unaouma nyuma ya sikio
# 2 to 11 months, 50 breaths per minute or more
finding-2-to-11-months-50-breaths-per-minute-or-more = umri wa miezi 2 hadi 11, pumzi 50 au zaidi kwa dakika
# 12 to 59 months, 40 breaths per minute or more
finding-12-to-59-months-40-breaths-per-minute-or-more = umri wa miezi 12 hadi 59, pumzi 40 au zaidi kwa dakika
# lower chest wall goes in
finding-lower-chest-wall-goes-in = kifua cha chini kinaingia ndani
# diarrhoea, and two or more of: restless, irritable or lethargic, sunken eyes, skin pinch that goes back slowly, drinks eagerly or poorly
finding-diarrhoea-and-two-or-more-of-restless-irritable-or-lethargic-dfa64ea0 = kuhara, na mawili au zaidi kati ya haya: hatulii, anakasirika au ni mlegevu; macho yaliyozama; ngozi hurudi polepole ikifinywa; anakunywa kwa pupa au kwa shida
# diarrhoea for 14 days or more
finding-diarrhoea-for-14-days-or-more = kuhara kwa siku 14 au zaidi
# diarrhoea with blood in the stool
finding-diarrhoea-with-blood-in-the-stool = kuhara pamoja na damu kwenye kinyesi
# fever with a positive malaria test
finding-fever-with-a-positive-malaria-test = homa pamoja na kipimo cha malaria chanya
# fever with a negative malaria test
finding-fever-with-a-negative-malaria-test = homa pamoja na kipimo cha malaria hasi
# measles now or in the last three months, with pus from the eye or mouth ulcers
finding-measles-now-or-in-the-last-three-months-with-pus-from-the-ey-97f8d871 = surua sasa au katika miezi mitatu iliyopita, pamoja na usaha jichoni au vidonda mdomoni
# measles now or in the last three months
finding-measles-now-or-in-the-last-three-months = surua sasa au katika miezi mitatu iliyopita
# ear pain
finding-ear-pain = maumivu ya sikio
# discharge from the ear, not known to last 14 days
finding-discharge-from-the-ear-not-known-to-last-14-days = sikio linatoa usaha, haijulikani kama umetoka kwa siku 14
# discharge from the ear for 14 days or more
finding-discharge-from-the-ear-for-14-days-or-more = sikio linatoa usaha siku 14 au zaidi
# somewhat pale
finding-somewhat-pale = amepauka kiasi
# does not feed well
finding-does-not-feed-well = hanyonyi vizuri
# convulsions
finding-convulsions = degedege
# lower chest wall goes in deeply
finding-lower-chest-wall-goes-in-deeply = kifua cha chini kinaingia ndani sana
# fever, from 37.5 °C
finding-fever-from-37-5-c = homa, kuanzia 37.5 °C
# fever, from 38.0 °C
finding-fever-from-38-0-c = homa, kuanzia 38.0 °C
# temperature below 35.5 °C, or an abnormally cold body
finding-temperature-below-35-5-c-or-an-abnormally-cold-body = joto la mwili chini ya 35.5 °C, au mwili baridi kupita kawaida
# moves only when touched, or not at all
finding-moves-only-when-touched-or-not-at-all = anasogea tu akiguswa, au hasogei kabisa
# 60 breaths per minute or more in one count; count a second time for a full minute, and where that cannot be done this count stands
finding-60-breaths-per-minute-or-more-in-one-count-count-a-second-ti-0d395f19 = pumzi 60 au zaidi kwa dakika katika hesabu moja; hesabu mara ya pili kwa dakika nzima, na pale ambapo haiwezekani hesabu hii ndiyo inayotumika
# yellow palms or soles
finding-yellow-palms-or-soles = viganja au nyayo za njano
# yellow within 24 hours of birth
finding-yellow-within-24-hours-of-birth = njano ndani ya saa 24 baada ya kuzaliwa
# diarrhoea, and two or more of: moves only when touched or not at all, sunken eyes, skin pinch that goes back very slowly
finding-diarrhoea-and-two-or-more-of-moves-only-when-touched-or-not-e56f8c29 = kuhara, na mawili au zaidi kati ya haya: anasogea tu akiguswa au hasogei kabisa, macho yaliyozama, ngozi hurudi polepole sana ikifinywa
# yellow skin or eyes
finding-yellow-skin-or-eyes = ngozi au macho ya njano
# navel red or draining pus
finding-navel-red-or-draining-pus = kitovu chekundu au chenye usaha
# skin pustules
finding-skin-pustules = vipele vya usaha
# diarrhoea, and two or more of: restless, irritable or moves little, sunken eyes, skin pinch that goes back slowly
finding-diarrhoea-and-two-or-more-of-restless-irritable-or-moves-lit-6993f85d = kuhara, na mawili au zaidi kati ya haya: hatulii, anakasirika au anasogea kidogo tu; macho yaliyozama; ngozi hurudi polepole ikifinywa
# upper arm below 115 mm, with a danger sign, a class of IMCI that asks for urgent referral, or indrawing of the chest
finding-upper-arm-below-115-mm-with-a-danger-sign-a-class-of-imci-th-f4f7e22d = mzunguko wa mkono (MUAC) chini ya 115 mm, pamoja na dalili ya hatari, kundi la IMCI linalotaka rufaa ya haraka, au kifua kinaingia ndani
# upper arm below 115 mm; to be treated at home only without a complication, and if the child eats the test food
finding-upper-arm-below-115-mm-to-be-treated-at-home-only-without-a-5719dba7 = mzunguko wa mkono (MUAC) chini ya 115 mm; atibiwe nyumbani ikiwa tu hana matatizo ya ziada, na ikiwa anakula chakula cha majaribio
# upper arm from 115 mm to below 125 mm
finding-upper-arm-from-115-mm-to-below-125-mm = mzunguko wa mkono (MUAC) kuanzia 115 mm hadi chini ya 125 mm
# bleeding from the vagina
finding-bleeding-from-the-vagina = kutoka damu ukeni
# fever
finding-fever = homa
# severe headache
finding-severe-headache = kuumwa kichwa sana
# the baby is about to be born
finding-the-baby-is-about-to-be-born = mtoto karibu kuzaliwa
# in labour
finding-in-labour = yuko kwenye uchungu wa uzazi
# looks very ill
finding-looks-very-ill = anaonekana mgonjwa sana
# severe vomiting
finding-severe-vomiting = kutapika sana
# severe belly pain
finding-severe-belly-pain = maumivu makali ya tumbo
# systolic pressure of 160 mmHg or more
finding-systolic-pressure-of-160-mmhg-or-more = shinikizo la sistoli (namba ya juu) la 160 mmHg au zaidi
# diastolic pressure of 110 mmHg or more
finding-diastolic-pressure-of-110-mmhg-or-more = shinikizo la diastoli (namba ya chini) la 110 mmHg au zaidi
# systolic pressure of 140 mmHg or more with headache, blurred vision, pain in the upper belly, dizziness or vomiting
finding-systolic-pressure-of-140-mmhg-or-more-with-headache-blurred-8198a06d = shinikizo la sistoli (namba ya juu) la 140 mmHg au zaidi pamoja na kuumwa kichwa, kuona ukungu, maumivu ya juu ya tumbo, kizunguzungu au kutapika
# diastolic pressure of 90 mmHg or more with headache, blurred vision, pain in the upper belly, dizziness or vomiting
finding-diastolic-pressure-of-90-mmhg-or-more-with-headache-blurred-239dd409 = shinikizo la diastoli (namba ya chini) la 90 mmHg au zaidi pamoja na kuumwa kichwa, kuona ukungu, maumivu ya juu ya tumbo, kizunguzungu au kutapika
# pulse below 60 per minute
finding-pulse-below-60-per-minute = mapigo ya mshipa chini ya 60 kwa dakika
# pulse above 100 per minute
finding-pulse-above-100-per-minute = mapigo ya mshipa zaidi ya 100 kwa dakika
# walks
finding-walks = anatembea
# did not breathe until the airway was opened
finding-did-not-breathe-until-the-airway-was-opened = hakupumua mpaka njia ya hewa ilipofunguliwa
# does not breathe though the airway is open
finding-does-not-breathe-though-the-airway-is-open = hapumui ingawa njia ya hewa iko wazi
# no pulse at the wrist, or capillary refill above 2 seconds
finding-no-pulse-at-the-wrist-or-capillary-refill-above-2-seconds = hana mapigo kwenye kifundo cha mkono, au damu huchukua zaidi ya sekunde 2 kurudi kwenye ukucha (capillary refill)
# does not follow simple commands
finding-does-not-follow-simple-commands = hafuati maagizo rahisi
# breathes, has perfusion and follows commands, but does not walk
finding-breathes-has-perfusion-and-follows-commands-but-does-not-wal-8f2a2e81 = anapumua, ana mzunguko wa damu na anafuata maagizo, lakini hatembei
# breathes after five rescue breaths
finding-breathes-after-five-rescue-breaths = anapumua baada ya pumzi tano za uokoaji
# does not breathe though the airway is open, and has no pulse
finding-does-not-breathe-though-the-airway-is-open-and-has-no-pulse = hapumui ingawa njia ya hewa iko wazi, na hana mapigo
# does not breathe after five rescue breaths
finding-does-not-breathe-after-five-rescue-breaths = hapumui baada ya pumzi tano za uokoaji
# fewer than 15 or more than 45 breaths per minute, or irregular
finding-fewer-than-15-or-more-than-45-breaths-per-minute-or-irregula-b7cfca0b = pumzi chini ya 15 au zaidi ya 45 kwa dakika, au zisizo na mpangilio
# breathes, and has no palpable pulse
finding-breathes-and-has-no-palpable-pulse = anapumua, na hana mapigo yanayohisiwa
# does not respond, or not fittingly to pain
finding-does-not-respond-or-not-fittingly-to-pain = haitikii, au itikio lake kwa maumivu si la kufaa
# breathes, has a pulse and responds, but does not walk
finding-breathes-has-a-pulse-and-responds-but-does-not-walk = anapumua, ana mapigo na anaitikia, lakini hatembei
# does not breathe though the airway is open, nor a child after rescue breaths
finding-does-not-breathe-though-the-airway-is-open-nor-a-child-after-4be10de1 = hapumui ingawa njia ya hewa iko wazi, na kama ni mtoto hapumui hata baada ya pumzi za uokoaji
# does not follow commands or move with purpose, has no pulse at the wrist, breathes with distress, or bleeds on, and is judged not likely to survive with what there is
finding-does-not-follow-commands-or-move-with-purpose-has-no-pulse-a-b91ec8a3 = hafuati maagizo wala hasogei kwa makusudi, au hana mapigo kwenye kifundo cha mkono, au anapumua kwa shida sana, au anaendelea kutoka damu; na pia imeamuliwa kwamba haelekei kuishi kwa huduma zilizopo
# the same, and nobody has judged that survival is unlikely with what there is
finding-the-same-and-nobody-has-judged-that-survival-is-unlikely-wit-b8092613 = hali hizo hizo, na hakuna aliyeamua kwamba haelekei kuishi kwa huduma zilizopo
# minor injuries only
finding-minor-injuries-only = majeraha madogo tu
# injuries that are not minor, and nothing that threatens life now
finding-injuries-that-are-not-minor-and-nothing-that-threatens-life-2636adda = majeraha ambayo si madogo, na hakuna kinachotishia maisha sasa
# very severe disease
class-very-severe-disease = ugonjwa mkali sana
# severe pneumonia or very severe disease
class-severe-pneumonia-or-very-severe-disease = nimonia kali au ugonjwa mkali sana
# severe dehydration
class-severe-dehydration = upungufu mkali wa maji mwilini
# severe persistent diarrhoea
class-severe-persistent-diarrhoea = kuhara kukali kwa muda mrefu
# very severe febrile disease
class-very-severe-febrile-disease = ugonjwa mkali sana wenye homa
# severe complicated measles
class-severe-complicated-measles = surua kali yenye matatizo
# mastoiditis
class-mastoiditis = mastoiditi (maambukizi ya mfupa nyuma ya sikio)
# severe anaemia
class-severe-anaemia = upungufu mkali wa damu
# pneumonia
class-pneumonia = nimonia
# some dehydration
class-some-dehydration = upungufu kiasi wa maji mwilini
# persistent diarrhoea
class-persistent-diarrhoea = kuhara kwa muda mrefu
# dysentery
class-dysentery = kuhara damu
# malaria
class-malaria = malaria
# fever without malaria
class-fever-without-malaria = homa isiyo ya malaria
# measles with eye or mouth complications
class-measles-with-eye-or-mouth-complications = surua yenye matatizo ya macho au mdomo
# measles
class-measles = surua
# acute ear infection
class-acute-ear-infection = maambukizi ya sikio ya muda mfupi
# chronic ear infection
class-chronic-ear-infection = maambukizi sugu ya sikio
# anaemia
class-anaemia = upungufu wa damu
# possible serious bacterial infection or very severe disease
class-possible-serious-bacterial-infection-or-very-severe-disease = uwezekano wa maambukizi makali ya bakteria au ugonjwa mkali sana
# severe jaundice
class-severe-jaundice = umanjano mkali
# jaundice
class-jaundice = umanjano
# local infection
class-local-infection = maambukizi ya sehemu moja
# complicated severe acute malnutrition
class-complicated-severe-acute-malnutrition = utapiamlo mkali (SAM) wenye matatizo
# severe acute malnutrition
class-severe-acute-malnutrition = utapiamlo mkali (SAM)
# moderate acute malnutrition
class-moderate-acute-malnutrition = utapiamlo wa kadiri (MAM)
# danger sign in pregnancy
class-danger-sign-in-pregnancy = dalili ya hatari katika ujauzito
# possible severe pre-eclampsia
class-possible-severe-pre-eclampsia = uwezekano wa pre-eklampsia kali
# abnormal pulse: count again, and have a clinician review it
class-abnormal-pulse-count-again-and-have-a-clinician-review-it = mapigo ya mshipa yasiyo ya kawaida: hesabu tena, na tabibu ayakague
