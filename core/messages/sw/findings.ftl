### Kiswahili: what the triage tool finds; colours, when to come in.

# does not respond
finding-does-not-respond = haitikii
# harsh noise when breathing in
finding-harsh-noise-when-breathing-in = sauti kali anapovuta pumzi
# struggling to breathe
finding-struggling-to-breathe = anapumua kwa shida sana
# blue lips or tongue
finding-blue-lips-or-tongue = midomo au ulimi wa bluu
# capillary refill above 3 seconds
finding-capillary-refill-above-3-seconds = damu huchukua zaidi ya sekunde 3 kurudi kwenye ukucha (capillary refill)
# weak and fast pulse
finding-weak-and-fast-pulse = mapigo dhaifu na ya haraka
# heavy bleeding
finding-heavy-bleeding = kutoka damu nyingi
# heart rate below 50 per minute
finding-heart-rate-below-50-per-minute = mapigo ya moyo chini ya 50 kwa dakika
# heart rate above 150 per minute
finding-heart-rate-above-150-per-minute = mapigo ya moyo zaidi ya 150 kwa dakika
# convulsing now
finding-convulsing-now = ana degedege sasa
# two or more of: altered mental state, stiff neck, fever or hypothermia, headache
finding-two-or-more-of-altered-mental-state-stiff-neck-fever-or-hypo-580954f8 = mawili au zaidi kati ya haya: hali ya akili iliyobadilika, shingo ngumu, homa au mwili baridi kupita kawaida, kuumwa kichwa
# low blood sugar
finding-low-blood-sugar = sukari ya chini kwenye damu
# dangerous injury
finding-dangerous-injury = jeraha la hatari
# major burn
finding-major-burn = kuungua vibaya
# any burn above 70 years of age
finding-any-burn-above-70-years-of-age = kuungua kokote kwa mwenye umri wa zaidi ya miaka 70
# poisoning or chemical exposure
finding-poisoning-or-chemical-exposure = sumu au kemikali
# limb at risk
finding-limb-at-risk = mkono au mguu ulio hatarini
# snake bite
finding-snake-bite = kuumwa na nyoka
# new chest or belly pain above 50 years of age
finding-new-chest-or-belly-pain-above-50-years-of-age = maumivu mapya ya kifua au tumbo kwa mwenye umri wa zaidi ya miaka 50
# ECG, if done, suggests a heart attack
finding-ecg-if-done-suggests-a-heart-attack = ECG, kama ilifanywa, inaashiria shambulio la moyo
# violent or aggressive
finding-violent-or-aggressive = mkali au mshari
# pregnant with heavy bleeding
finding-pregnant-with-heavy-bleeding = mjamzito anayetoka damu nyingi
# pregnant with severe belly pain
finding-pregnant-with-severe-belly-pain = mjamzito mwenye maumivu makali ya tumbo
# pregnant and convulsing
finding-pregnant-and-convulsing = mjamzito mwenye degedege sasa
# pregnant with altered mental state
finding-pregnant-with-altered-mental-state = mjamzito mwenye hali ya akili iliyobadilika (amechanganyikiwa, ana usingizi au si wa kawaida)
# pregnant with severe headache
finding-pregnant-with-severe-headache = mjamzito anayeumwa kichwa sana
# pregnant with a sudden change of vision
finding-pregnant-with-a-sudden-change-of-vision = mjamzito mwenye mabadiliko ya ghafla ya kuona
# pregnant with systolic pressure of 160 mmHg or more
finding-pregnant-with-systolic-pressure-of-160-mmhg-or-more = mjamzito mwenye shinikizo la sistoli (namba ya juu) la 160 mmHg au zaidi
# pregnant with diastolic pressure of 110 mmHg or more
finding-pregnant-with-diastolic-pressure-of-110-mmhg-or-more = mjamzito mwenye shinikizo la diastoli (namba ya chini) la 110 mmHg au zaidi
# pregnant and in labour
finding-pregnant-and-in-labour = mjamzito aliye kwenye uchungu wa uzazi
# pregnant with an injury
finding-pregnant-with-an-injury = mjamzito mwenye jeraha
# swelling of mouth, throat or neck
finding-swelling-of-mouth-throat-or-neck = uvimbe wa mdomo, koo au shingo
# wheezing
finding-wheezing = sauti kama filimbi kifuani anapotoa pumzi
# vomits everything
finding-vomits-everything = anatapika kila kitu
# ongoing diarrhoea
finding-ongoing-diarrhoea = kuhara kunakoendelea
# cannot feed or drink
finding-cannot-feed-or-drink = hawezi kula au kunywa
# very pale
finding-very-pale = amepauka sana
# bleeding that goes on
finding-bleeding-that-goes-on = damu inayoendelea kutoka
# fainted recently
finding-fainted-recently = amezimia hivi karibuni
# confused, drowsy or not themselves
finding-confused-drowsy-or-not-themselves = amechanganyikiwa, ana usingizi au si wa kawaida
# agitated
finding-agitated = amehangaika
# newly weak all over
finding-newly-weak-all-over = udhaifu mpya wa mwili wote
# new weakness, numbness or speech trouble in one part
finding-new-weakness-numbness-or-speech-trouble-in-one-part = udhaifu mpya, ganzi mpya au tatizo jipya la kuongea katika sehemu moja
# sudden change of vision
finding-sudden-change-of-vision = mabadiliko ya ghafla ya kuona
# severe pain
finding-severe-pain = maumivu makali
# new rash that spreads within hours or peels
finding-new-rash-that-spreads-within-hours-or-peels = upele mpya unaoenea ndani ya saa chache au ngozi kubanduka
# newly deformed limb
finding-newly-deformed-limb = mkono au mguu umepinda hivi karibuni
# open fracture
finding-open-fracture = mvunjiko wazi
# joint out of place
finding-joint-out-of-place = kiungo kimeteguka
# any other injury
finding-any-other-injury = jeraha lingine lolote
# any other burn
finding-any-other-burn = kuungua kwingine kokote
# sent for urgent surgery
finding-sent-for-urgent-surgery = ametumwa kwa upasuaji wa haraka
# sexual assault
finding-sexual-assault = ukatili wa kingono
# testicular pain or an erection that will not end
finding-testicular-pain-or-an-erection-that-will-not-end = maumivu ya korodani au kusimama kwa uume kusikoisha
# cannot pass urine
finding-cannot-pass-urine = hawezi kukojoa
# exposure that needs treatment in time
finding-exposure-that-needs-treatment-in-time = mguso unaohitaji tiba kwa wakati
# pregnant and sent because of a problem
finding-pregnant-and-sent-because-of-a-problem = mjamzito aliyetumwa kwa sababu ya tatizo
# heart rate below 60 per minute
finding-heart-rate-below-60-per-minute = mapigo ya moyo chini ya 60 kwa dakika
# heart rate above 130 per minute
finding-heart-rate-above-130-per-minute = mapigo ya moyo zaidi ya 130 kwa dakika
# fewer than 10 breaths per minute
finding-fewer-than-10-breaths-per-minute = pumzi chini ya 10 kwa dakika
# more than 30 breaths per minute
finding-more-than-30-breaths-per-minute = pumzi zaidi ya 30 kwa dakika
# temperature below 36 °C
finding-temperature-below-36-c = joto la mwili chini ya 36 °C
# temperature above 39 °C
finding-temperature-above-39-c = joto la mwili zaidi ya 39 °C
# oxygen saturation below 92 %
finding-oxygen-saturation-below-92 = kiwango cha oksijeni kwenye damu chini ya 92 %
# not fully alert
finding-not-fully-alert = hayuko macho kikamilifu
# heart rate of 0
finding-heart-rate-of-0 = mapigo ya moyo ni 0
# respiratory rate of 0
finding-respiratory-rate-of-0 = kasi ya kupumua ni 0
# after birth, systolic pressure of 160 mmHg or more
finding-after-birth-systolic-pressure-of-160-mmhg-or-more = baada ya kujifungua, shinikizo la sistoli (namba ya juu) la 160 mmHg au zaidi
# after birth, diastolic pressure of 110 mmHg or more
finding-after-birth-diastolic-pressure-of-110-mmhg-or-more = baada ya kujifungua, shinikizo la diastoli (namba ya chini) la 110 mmHg au zaidi
# after birth, severe headache
finding-after-birth-severe-headache = baada ya kujifungua, kuumwa kichwa sana
# after birth, a sudden change of vision
finding-after-birth-a-sudden-change-of-vision = baada ya kujifungua, mabadiliko ya ghafla ya kuona
# after birth, altered mental state
finding-after-birth-altered-mental-state = baada ya kujifungua, hali ya akili iliyobadilika (amechanganyikiwa, ana usingizi au si wa kawaida)
# after birth, bleeding from the vagina
finding-after-birth-bleeding-from-the-vagina = baada ya kujifungua, kutoka damu ukeni
# self-harm, done or thought of
finding-self-harm-done-or-thought-of = kujidhuru, kwa tendo au kwa kufikiria
# pregnant with a pulse below 60 or above 100 per minute
finding-pregnant-with-a-pulse-below-60-or-above-100-per-minute = mjamzito mwenye mapigo ya mshipa chini ya 60 au zaidi ya 100 kwa dakika
# systolic pressure below 40 mmHg
finding-systolic-pressure-below-40-mmhg = shinikizo la sistoli (namba ya juu) chini ya 40 mmHg
# heart rate below 20 per minute: counted for 15 seconds?
finding-heart-rate-below-20-per-minute-counted-for-15-seconds = mapigo ya moyo chini ya 20 kwa dakika: je, yalihesabiwa kwa sekunde 15?
# fewer than 5 breaths per minute: counted for 15 seconds?
finding-fewer-than-5-breaths-per-minute-counted-for-15-seconds = pumzi chini ya 5 kwa dakika: je, zilihesabiwa kwa sekunde 15?
# oxygen saturation below 50 %: a fraction, or not well read?
finding-oxygen-saturation-below-50-a-fraction-or-not-well-read = kiwango cha oksijeni kwenye damu chini ya 50 %: je, kimeandikwa kama desimali, au hakikusomwa vizuri?
# systolic pressure below 30 mmHg: in cmHg or kPa?
finding-systolic-pressure-below-30-mmhg-in-cmhg-or-kpa = shinikizo la sistoli (namba ya juu) chini ya 30 mmHg: je, ni kwa cmHg au kPa?
# diastolic pressure below 20 mmHg: in cmHg or kPa?
finding-diastolic-pressure-below-20-mmhg-in-cmhg-or-kpa = shinikizo la diastoli (namba ya chini) chini ya 20 mmHg: je, ni kwa cmHg au kPa?
# glucose of 20 mmol/L or more: in mg/dL?
finding-glucose-of-20-mmol-l-or-more-in-mg-dl = sukari kwenye damu ya 20 mmol/L au zaidi: je, ni kwa mg/dL?
# upper arm below 70 mm: in cm?
finding-upper-arm-below-70-mm-in-cm = mzunguko wa mkono (MUAC) chini ya 70 mm: je, ni kwa cm?
# a weight that nobody of the age has: in pounds or stones?
finding-a-weight-that-nobody-of-the-age-has-in-pounds-or-stones = uzito ambao hakuna mtu wa umri huo anao: je, ni kwa pauni au stoni?
# antenatal care asks for urgent referral
finding-antenatal-care-asks-for-urgent-referral = mwongozo wa huduma za ujauzito unataka rufaa ya haraka
# NEWS2 of 5 or more, 16 years and over, not pregnant
finding-news2-of-5-or-more-16-years-and-over-not-pregnant = NEWS2 ya 5 au zaidi, umri wa miaka 16 na zaidi, si mjamzito
# 3 points of NEWS2 in one parameter, 16 years and over, not pregnant
finding-3-points-of-news2-in-one-parameter-16-years-and-over-not-pre-f68e0205 = alama 3 za NEWS2 katika kipimo kimoja, umri wa miaka 16 na zaidi, si mjamzito
# qSOFA of 2 or more, 16 years and over, not pregnant
finding-qsofa-of-2-or-more-16-years-and-over-not-pregnant = qSOFA ya 2 au zaidi, umri wa miaka 16 na zaidi, si mjamzito
# cold hands and feet
finding-cold-hands-and-feet = mikono na miguu baridi
# two or more of: lethargy, sunken eyes, very slow skin pinch, drinks poorly
finding-two-or-more-of-lethargy-sunken-eyes-very-slow-skin-pinch-dri-9a76c894 = mawili au zaidi kati ya haya: mlegevu, macho yaliyozama, ngozi hurudi polepole sana, anakunywa kwa shida
# altered mental state with stiff neck, hypothermia or fever
finding-altered-mental-state-with-stiff-neck-hypothermia-or-fever = hali ya akili iliyobadilika pamoja na shingo ngumu, mwili baridi kupita kawaida au homa
# less than 8 days old
finding-less-than-8-days-old = umri chini ya siku 8
# less than 2 months old with a temperature below 36 or above 39 °C
finding-less-than-2-months-old-with-a-temperature-below-36-or-above-67b80a97 = umri chini ya miezi 2 na joto la mwili chini ya 36 au zaidi ya 39 °C
# any burn below 2 years of age
finding-any-burn-below-2-years-of-age = kuungua kokote kwa mwenye umri wa chini ya miaka 2
# dehydrated
finding-dehydrated = ameishiwa maji mwilini
# restless or irritable
finding-restless-or-irritable = hatulii au anakasirika
# lethargic
finding-lethargic = mlegevu
# from 8 days to 6 completed months old
finding-from-8-days-to-6-completed-months-old = umri kuanzia siku 8 hadi miezi 6 iliyotimia
# severely wasted
finding-severely-wasted = amekonda sana
# swelling of both feet
finding-swelling-of-both-feet = uvimbe wa miguu yote miwili
# pregnant
finding-pregnant = mjamzito
# headache
finding-headache = kuumwa kichwa
# under 1 year, more than 50 breaths per minute
finding-under-1-year-more-than-50-breaths-per-minute = umri chini ya mwaka 1, pumzi zaidi ya 50 kwa dakika
# under 1 year, fewer than 25 breaths per minute
finding-under-1-year-fewer-than-25-breaths-per-minute = umri chini ya mwaka 1, pumzi chini ya 25 kwa dakika
# 1 to 4 years, more than 40 breaths per minute
finding-1-to-4-years-more-than-40-breaths-per-minute = umri wa miaka 1 hadi 4, pumzi zaidi ya 40 kwa dakika
# 1 to 4 years, fewer than 20 breaths per minute
finding-1-to-4-years-fewer-than-20-breaths-per-minute = umri wa miaka 1 hadi 4, pumzi chini ya 20 kwa dakika
# 5 years and over, more than 30 breaths per minute
finding-5-years-and-over-more-than-30-breaths-per-minute = umri wa miaka 5 na zaidi, pumzi zaidi ya 30 kwa dakika
# 5 years and over, fewer than 10 breaths per minute
finding-5-years-and-over-fewer-than-10-breaths-per-minute = umri wa miaka 5 na zaidi, pumzi chini ya 10 kwa dakika
# under 1 year, heart rate above 180 per minute
finding-under-1-year-heart-rate-above-180-per-minute = umri chini ya mwaka 1, mapigo ya moyo zaidi ya 180 kwa dakika
# under 1 year, heart rate below 90 per minute
finding-under-1-year-heart-rate-below-90-per-minute = umri chini ya mwaka 1, mapigo ya moyo chini ya 90 kwa dakika
# 1 to 4 years, heart rate above 160 per minute
finding-1-to-4-years-heart-rate-above-160-per-minute = umri wa miaka 1 hadi 4, mapigo ya moyo zaidi ya 160 kwa dakika
# 1 to 4 years, heart rate below 80 per minute
finding-1-to-4-years-heart-rate-below-80-per-minute = umri wa miaka 1 hadi 4, mapigo ya moyo chini ya 80 kwa dakika
# 5 years and over, heart rate above 140 per minute
finding-5-years-and-over-heart-rate-above-140-per-minute = umri wa miaka 5 na zaidi, mapigo ya moyo zaidi ya 140 kwa dakika
# 5 years and over, heart rate below 70 per minute
finding-5-years-and-over-heart-rate-below-70-per-minute = umri wa miaka 5 na zaidi, mapigo ya moyo chini ya 70 kwa dakika
# confused, restless, continuously irritable, agitated or lethargic
finding-confused-restless-continuously-irritable-agitated-or-letharg-2f6307ca = amechanganyikiwa, hatulii, anakasirika wakati wote, amehangaika au ni mlegevu
# convulsions in this illness
finding-convulsions-in-this-illness = degedege katika ugonjwa huu
# IMCI asks for urgent referral
finding-imci-asks-for-urgent-referral = IMCI inataka rufaa ya haraka
# IMCI for the young infant asks for urgent referral
finding-imci-for-the-young-infant-asks-for-urgent-referral = IMCI ya mtoto mchanga inataka rufaa ya haraka
# the standard for malnutrition asks for urgent referral
finding-the-standard-for-malnutrition-asks-for-urgent-referral = mwongozo wa utapiamlo unataka rufaa ya haraka
# red: needs care now
acuity-red = nyekundu: anahitaji huduma sasa
# yellow: needs care soon
acuity-yellow = njano: anahitaji huduma mapema
# not triageable: too little was assessed to give a colour
acuity-not-triageable = haiwezi kupangwa: yaliyokaguliwa ni machache mno kuweza kutoa rangi
# green: can wait, nothing urgent was found
acuity-green = kijani: anaweza kusubiri, hakuna jambo la haraka lililopatikana
# green: only after a supervising clinician has looked
acuity-green-under-review = kijani: ni baada tu ya tabibu msimamizi kumwangalia
# Come in now, by the fastest way there is; do not wait and do not go alone.
come-in-come-in-now-by-the-fastest-way-there-is-do-not-wait-and-do-n-fa1835ad = Njoo kituoni sasa hivi, kwa njia ya haraka zaidi iliyopo; usisubiri na usije peke yako.
# Come in today. Come at once if it gets worse: cannot drink, hard or fast breathing, a fit, hard to wake, bleeding.
come-in-come-in-today-come-at-once-if-it-gets-worse-cannot-drink-har-31c7baf3 = Njoo kituoni leo. Njoo mara moja hali ikizidi kuwa mbaya: hawezi kunywa, anapumua kwa shida au haraka, ana degedege, ni vigumu kumwamsha, au anatoka damu.
# Nobody has measured anything, so this is no all-clear. Come in at once if the patient cannot drink, gets sicker, has a fever, breathes fast or hard, has a fit, is hard to wake, or bleeds; otherwise have somebody look within a day.
come-in-nobody-has-measured-anything-so-this-is-no-all-clear-come-in-27ad109e = Hakuna mtu aliyepima chochote, kwa hiyo hii haithibitishi kwamba hali ni salama. Njoo kituoni mara moja ikiwa mgonjwa hawezi kunywa, anazidi kuugua, ana homa, anapumua haraka au kwa shida, ana degedege, ni vigumu kumwamsha, au anatoka damu; kama hakuna hata moja ya haya, mtu amwangalie ndani ya siku moja.
