### हिन्दी: what the triage tool finds; colours, when to come in.

# does not respond
finding-does-not-respond = कोई प्रतिक्रिया नहीं
# harsh noise when breathing in
finding-harsh-noise-when-breathing-in = साँस अंदर लेते समय कर्कश आवाज़
# struggling to breathe
finding-struggling-to-breathe = साँस लेने में भारी तकलीफ़
# blue lips or tongue
finding-blue-lips-or-tongue = होंठ या जीभ नीले
# capillary refill above 3 seconds
finding-capillary-refill-above-3-seconds = कैपिलरी रिफ़िल 3 सेकंड से अधिक
# weak and fast pulse
finding-weak-and-fast-pulse = कमज़ोर और तेज़ नाड़ी
# heavy bleeding
finding-heavy-bleeding = बहुत ख़ून बहना
# heart rate below 50 per minute
finding-heart-rate-below-50-per-minute = दिल की धड़कन 50 प्रति मिनट से कम
# heart rate above 150 per minute
finding-heart-rate-above-150-per-minute = दिल की धड़कन 150 प्रति मिनट से अधिक
# convulsing now
finding-convulsing-now = अभी दौरा पड़ रहा है
# two or more of: altered mental state, stiff neck, fever or hypothermia, headache
finding-two-or-more-of-altered-mental-state-stiff-neck-fever-or-hypo-580954f8 = इनमें से दो या अधिक: मानसिक स्थिति में बदलाव (भ्रमित, उनींदा या असामान्य व्यवहार); गर्दन में अकड़न; बुख़ार या शरीर असामान्य रूप से ठंडा; सिरदर्द
# low blood sugar
finding-low-blood-sugar = ख़ून में शुगर कम
# dangerous injury
finding-dangerous-injury = ख़तरनाक चोट
# major burn
finding-major-burn = गंभीर जलन (जलने का घाव)
# any burn above 70 years of age
finding-any-burn-above-70-years-of-age = कोई भी जलना, उम्र 70 वर्ष से अधिक
# poisoning or chemical exposure
finding-poisoning-or-chemical-exposure = ज़हर या रसायन का संपर्क
# limb at risk
finding-limb-at-risk = अंग ख़तरे में
# snake bite
finding-snake-bite = साँप का काटना
# new chest or belly pain above 50 years of age
finding-new-chest-or-belly-pain-above-50-years-of-age = छाती या पेट में नया दर्द, उम्र 50 वर्ष से अधिक
# ECG, if done, suggests a heart attack
finding-ecg-if-done-suggests-a-heart-attack = ईसीजी, अगर हुई है, दिल के दौरे का संकेत देती है
# violent or aggressive
finding-violent-or-aggressive = हिंसक या आक्रामक
# pregnant with heavy bleeding
finding-pregnant-with-heavy-bleeding = गर्भवती, और बहुत ख़ून बहना
# pregnant with severe belly pain
finding-pregnant-with-severe-belly-pain = गर्भवती, और पेट में तेज़ दर्द
# pregnant and convulsing
finding-pregnant-and-convulsing = गर्भवती, और अभी दौरा पड़ रहा है
# pregnant with altered mental state
finding-pregnant-with-altered-mental-state = गर्भवती, और मानसिक स्थिति में बदलाव (भ्रमित, उनींदा या असामान्य व्यवहार)
# pregnant with severe headache
finding-pregnant-with-severe-headache = गर्भवती, और तेज़ सिरदर्द
# pregnant with a sudden change of vision
finding-pregnant-with-a-sudden-change-of-vision = गर्भवती, और अचानक नज़र में बदलाव
# pregnant with systolic pressure of 160 mmHg or more
finding-pregnant-with-systolic-pressure-of-160-mmhg-or-more = गर्भवती, और ऊपर का (सिस्टोलिक) बीपी 160 mmHg या अधिक
# pregnant with diastolic pressure of 110 mmHg or more
finding-pregnant-with-diastolic-pressure-of-110-mmhg-or-more = गर्भवती, और नीचे का (डायस्टोलिक) बीपी 110 mmHg या अधिक
# pregnant and in labour
finding-pregnant-and-in-labour = गर्भवती, और प्रसव पीड़ा में
# pregnant with an injury
finding-pregnant-with-an-injury = गर्भवती, और चोट
# swelling of mouth, throat or neck
finding-swelling-of-mouth-throat-or-neck = मुँह, गले या गर्दन में सूजन
# wheezing
finding-wheezing = घरघराहट
# vomits everything
finding-vomits-everything = सब कुछ उल्टी कर देता है
# ongoing diarrhoea
finding-ongoing-diarrhoea = दस्त जारी
# cannot feed or drink
finding-cannot-feed-or-drink = खा या पी नहीं सकता
# very pale
finding-very-pale = बहुत पीलापन (रक्त की कमी)
# bleeding that goes on
finding-bleeding-that-goes-on = ख़ून बहना जारी
# fainted recently
finding-fainted-recently = हाल में बेहोश हुआ
# confused, drowsy or not themselves
finding-confused-drowsy-or-not-themselves = भ्रमित, उनींदा या असामान्य व्यवहार
# agitated
finding-agitated = बेचैन और उत्तेजित
# newly weak all over
finding-newly-weak-all-over = पूरे शरीर में नई कमज़ोरी
# new weakness, numbness or speech trouble in one part
finding-new-weakness-numbness-or-speech-trouble-in-one-part = एक भाग में नई कमज़ोरी, सुन्नपन या बोलने में तकलीफ़
# sudden change of vision
finding-sudden-change-of-vision = अचानक नज़र में बदलाव
# severe pain
finding-severe-pain = तेज़ दर्द
# new rash that spreads within hours or peels
finding-new-rash-that-spreads-within-hours-or-peels = नए दाने जो कुछ घंटों में फैलें या छिलें
# newly deformed limb
finding-newly-deformed-limb = हाथ या पैर में नई विकृति
# open fracture
finding-open-fracture = खुली हड्डी टूटना
# joint out of place
finding-joint-out-of-place = जोड़ खिसका हुआ
# any other injury
finding-any-other-injury = कोई भी और चोट
# any other burn
finding-any-other-burn = कोई भी और जलना
# sent for urgent surgery
finding-sent-for-urgent-surgery = तुरंत ऑपरेशन के लिए भेजा गया
# sexual assault
finding-sexual-assault = यौन हमला
# testicular pain or an erection that will not end
finding-testicular-pain-or-an-erection-that-will-not-end = अंडकोष में दर्द या न रुकने वाला उत्थान
# cannot pass urine
finding-cannot-pass-urine = पेशाब नहीं कर पाता
# exposure that needs treatment in time
finding-exposure-that-needs-treatment-in-time = संपर्क जिसमें समय पर इलाज ज़रूरी
# pregnant and sent because of a problem
finding-pregnant-and-sent-because-of-a-problem = गर्भवती, और किसी समस्या के कारण भेजी गई
# heart rate below 60 per minute
finding-heart-rate-below-60-per-minute = दिल की धड़कन 60 प्रति मिनट से कम
# heart rate above 130 per minute
finding-heart-rate-above-130-per-minute = दिल की धड़कन 130 प्रति मिनट से अधिक
# fewer than 10 breaths per minute
finding-fewer-than-10-breaths-per-minute = साँस 10 प्रति मिनट से कम
# more than 30 breaths per minute
finding-more-than-30-breaths-per-minute = साँस 30 प्रति मिनट से अधिक
# temperature below 36 °C
finding-temperature-below-36-c = तापमान 36 °C से कम
# temperature above 39 °C
finding-temperature-above-39-c = तापमान 39 °C से अधिक
# oxygen saturation below 92 %
finding-oxygen-saturation-below-92 = ऑक्सीजन सैचुरेशन 92 % से कम
# not fully alert
finding-not-fully-alert = पूरी तरह सचेत नहीं
# heart rate of 0
finding-heart-rate-of-0 = दिल की धड़कन 0
# respiratory rate of 0
finding-respiratory-rate-of-0 = साँस की गति 0
# after birth, systolic pressure of 160 mmHg or more
finding-after-birth-systolic-pressure-of-160-mmhg-or-more = प्रसव के बाद, ऊपर का (सिस्टोलिक) बीपी 160 mmHg या अधिक
# after birth, diastolic pressure of 110 mmHg or more
finding-after-birth-diastolic-pressure-of-110-mmhg-or-more = प्रसव के बाद, नीचे का (डायस्टोलिक) बीपी 110 mmHg या अधिक
# after birth, severe headache
finding-after-birth-severe-headache = प्रसव के बाद, तेज़ सिरदर्द
# after birth, a sudden change of vision
finding-after-birth-a-sudden-change-of-vision = प्रसव के बाद, अचानक नज़र में बदलाव
# after birth, altered mental state
finding-after-birth-altered-mental-state = प्रसव के बाद, मानसिक स्थिति में बदलाव (भ्रमित, उनींदा या असामान्य व्यवहार)
# after birth, bleeding from the vagina
finding-after-birth-bleeding-from-the-vagina = प्रसव के बाद, योनि से ख़ून
# self-harm, done or thought of
finding-self-harm-done-or-thought-of = ख़ुद को चोट या उसका विचार
# pregnant with a pulse below 60 or above 100 per minute
finding-pregnant-with-a-pulse-below-60-or-above-100-per-minute = गर्भवती, और नाड़ी 60 प्रति मिनट से कम या 100 प्रति मिनट से अधिक
# systolic pressure below 40 mmHg
finding-systolic-pressure-below-40-mmhg = ऊपर का (सिस्टोलिक) बीपी 40 mmHg से कम
# heart rate below 20 per minute: counted for 15 seconds?
finding-heart-rate-below-20-per-minute-counted-for-15-seconds = दिल की धड़कन 20 प्रति मिनट से कम: क्या 15 सेकंड तक गिनी गई?
# fewer than 5 breaths per minute: counted for 15 seconds?
finding-fewer-than-5-breaths-per-minute-counted-for-15-seconds = साँस 5 प्रति मिनट से कम: क्या 15 सेकंड तक गिनी गई?
# oxygen saturation below 50 %: a fraction, or not well read?
finding-oxygen-saturation-below-50-a-fraction-or-not-well-read = ऑक्सीजन सैचुरेशन 50 % से कम: क्या दशमलव में लिखा है, या ठीक से पढ़ा नहीं गया?
# systolic pressure below 30 mmHg: in cmHg or kPa?
finding-systolic-pressure-below-30-mmhg-in-cmhg-or-kpa = ऊपर का (सिस्टोलिक) बीपी 30 mmHg से कम: क्या cmHg या kPa में है?
# diastolic pressure below 20 mmHg: in cmHg or kPa?
finding-diastolic-pressure-below-20-mmhg-in-cmhg-or-kpa = नीचे का (डायस्टोलिक) बीपी 20 mmHg से कम: क्या cmHg या kPa में है?
# glucose of 20 mmol/L or more: in mg/dL?
finding-glucose-of-20-mmol-l-or-more-in-mg-dl = ग्लूकोज़ (शुगर) 20 mmol/L या अधिक: क्या mg/dL में है?
# upper arm below 70 mm: in cm?
finding-upper-arm-below-70-mm-in-cm = ऊपरी बाँह का घेरा 70 mm से कम: क्या cm में है?
# a weight that nobody of the age has: in pounds or stones?
finding-a-weight-that-nobody-of-the-age-has-in-pounds-or-stones = ऐसा वज़न जो इस उम्र में किसी का नहीं होता: क्या पाउंड या स्टोन में है?
# antenatal care asks for urgent referral
finding-antenatal-care-asks-for-urgent-referral = प्रसव-पूर्व देखभाल (ANC) तुरंत रेफ़र करने को कहती है
# NEWS2 of 5 or more, 16 years and over, not pregnant
finding-news2-of-5-or-more-16-years-and-over-not-pregnant = NEWS2 5 या अधिक, उम्र 16 वर्ष या अधिक, गर्भवती नहीं
# 3 points of NEWS2 in one parameter, 16 years and over, not pregnant
finding-3-points-of-news2-in-one-parameter-16-years-and-over-not-pre-f68e0205 = NEWS2 के किसी एक माप में 3 अंक, उम्र 16 वर्ष या अधिक, गर्भवती नहीं
# qSOFA of 2 or more, 16 years and over, not pregnant
finding-qsofa-of-2-or-more-16-years-and-over-not-pregnant = qSOFA 2 या अधिक, उम्र 16 वर्ष या अधिक, गर्भवती नहीं
# cold hands and feet
finding-cold-hands-and-feet = हाथ-पैर ठंडे
# two or more of: lethargy, sunken eyes, very slow skin pinch, drinks poorly
finding-two-or-more-of-lethargy-sunken-eyes-very-slow-skin-pinch-dri-9a76c894 = इनमें से दो या अधिक: सुस्त; धँसी आँखें; चुटकी की त्वचा बहुत धीरे लौटती है; कम पीता है
# altered mental state with stiff neck, hypothermia or fever
finding-altered-mental-state-with-stiff-neck-hypothermia-or-fever = मानसिक स्थिति में बदलाव (भ्रमित, उनींदा या असामान्य व्यवहार), साथ में गर्दन में अकड़न, शरीर असामान्य रूप से ठंडा या बुख़ार
# less than 8 days old
finding-less-than-8-days-old = उम्र 8 दिन से कम
# less than 2 months old with a temperature below 36 or above 39 °C
finding-less-than-2-months-old-with-a-temperature-below-36-or-above-67b80a97 = उम्र 2 महीने से कम, और तापमान 36 से कम या 39 °C से अधिक
# any burn below 2 years of age
finding-any-burn-below-2-years-of-age = कोई भी जलना, उम्र 2 वर्ष से कम
# dehydrated
finding-dehydrated = शरीर में पानी की कमी
# restless or irritable
finding-restless-or-irritable = बेचैन या चिड़चिड़ा
# lethargic
finding-lethargic = सुस्त
# from 8 days to 6 completed months old
finding-from-8-days-to-6-completed-months-old = उम्र 8 दिन से लेकर 6 पूरे महीने तक
# severely wasted
finding-severely-wasted = बहुत ज़्यादा दुबला
# swelling of both feet
finding-swelling-of-both-feet = दोनों पैरों में सूजन
# pregnant
finding-pregnant = गर्भवती
# headache
finding-headache = सिरदर्द
# under 1 year, more than 50 breaths per minute
finding-under-1-year-more-than-50-breaths-per-minute = 1 वर्ष से कम, साँस 50 प्रति मिनट से अधिक
# under 1 year, fewer than 25 breaths per minute
finding-under-1-year-fewer-than-25-breaths-per-minute = 1 वर्ष से कम, साँस 25 प्रति मिनट से कम
# 1 to 4 years, more than 40 breaths per minute
finding-1-to-4-years-more-than-40-breaths-per-minute = 1 से 4 वर्ष, साँस 40 प्रति मिनट से अधिक
# 1 to 4 years, fewer than 20 breaths per minute
finding-1-to-4-years-fewer-than-20-breaths-per-minute = 1 से 4 वर्ष, साँस 20 प्रति मिनट से कम
# 5 years and over, more than 30 breaths per minute
finding-5-years-and-over-more-than-30-breaths-per-minute = 5 वर्ष या अधिक, साँस 30 प्रति मिनट से अधिक
# 5 years and over, fewer than 10 breaths per minute
finding-5-years-and-over-fewer-than-10-breaths-per-minute = 5 वर्ष या अधिक, साँस 10 प्रति मिनट से कम
# under 1 year, heart rate above 180 per minute
finding-under-1-year-heart-rate-above-180-per-minute = 1 वर्ष से कम, दिल की धड़कन 180 प्रति मिनट से अधिक
# under 1 year, heart rate below 90 per minute
finding-under-1-year-heart-rate-below-90-per-minute = 1 वर्ष से कम, दिल की धड़कन 90 प्रति मिनट से कम
# 1 to 4 years, heart rate above 160 per minute
finding-1-to-4-years-heart-rate-above-160-per-minute = 1 से 4 वर्ष, दिल की धड़कन 160 प्रति मिनट से अधिक
# 1 to 4 years, heart rate below 80 per minute
finding-1-to-4-years-heart-rate-below-80-per-minute = 1 से 4 वर्ष, दिल की धड़कन 80 प्रति मिनट से कम
# 5 years and over, heart rate above 140 per minute
finding-5-years-and-over-heart-rate-above-140-per-minute = 5 वर्ष या अधिक, दिल की धड़कन 140 प्रति मिनट से अधिक
# 5 years and over, heart rate below 70 per minute
finding-5-years-and-over-heart-rate-below-70-per-minute = 5 वर्ष या अधिक, दिल की धड़कन 70 प्रति मिनट से कम
# confused, restless, continuously irritable, agitated or lethargic
finding-confused-restless-continuously-irritable-agitated-or-letharg-2f6307ca = भ्रमित, बेचैन, लगातार चिड़चिड़ा, उत्तेजित या सुस्त
# convulsions in this illness
finding-convulsions-in-this-illness = इस बीमारी में दौरे पड़े
# IMCI asks for urgent referral
finding-imci-asks-for-urgent-referral = IMCI तुरंत रेफ़र करने को कहता है
# IMCI for the young infant asks for urgent referral
finding-imci-for-the-young-infant-asks-for-urgent-referral = छोटे शिशु का IMCI तुरंत रेफ़र करने को कहता है
# the standard for malnutrition asks for urgent referral
finding-the-standard-for-malnutrition-asks-for-urgent-referral = कुपोषण का मानक तुरंत रेफ़र करने को कहता है
# red: needs care now
acuity-red = लाल: अभी देखभाल चाहिए
# yellow: needs care soon
acuity-yellow = पीला: जल्द देखभाल चाहिए
# not triageable: too little was assessed to give a colour
acuity-not-triageable = ट्राइएज नहीं हो सकता: रंग देने के लिए बहुत कम जाँच हुई
# green: can wait, nothing urgent was found
acuity-green = हरा: इंतज़ार कर सकता है, तुरंत इलाज वाली कोई बात नहीं मिली
# green: only after a supervising clinician has looked
acuity-green-under-review = हरा: केवल देखरेख करने वाले क्लिनिशियन के देखने के बाद
# Come in now, by the fastest way there is; do not wait and do not go alone.
come-in-come-in-now-by-the-fastest-way-there-is-do-not-wait-and-do-n-fa1835ad = अभी आएँ, जो सबसे तेज़ साधन हो उससे; इंतज़ार न करें और अकेले न आएँ।
# Come in today. Come at once if it gets worse: cannot drink, hard or fast breathing, a fit, hard to wake, bleeding.
come-in-come-in-today-come-at-once-if-it-gets-worse-cannot-drink-har-31c7baf3 = आज ही आएँ। अगर हालत बिगड़े तो तुरंत आएँ: पी नहीं सकता, साँस में कठिनाई या तेज़ साँस, दौरा, जगाना मुश्किल, ख़ून बहना।
# Nobody has measured anything, so this is no all-clear. Come in at once if the patient cannot drink, gets sicker, has a fever, breathes fast or hard, has a fit, is hard to wake, or bleeds; otherwise have somebody look within a day.
come-in-nobody-has-measured-anything-so-this-is-no-all-clear-come-in-27ad109e = किसी ने कुछ भी नापा नहीं है, इसलिए इसका मतलब यह नहीं कि सब ठीक है। तुरंत आएँ अगर मरीज़ पी नहीं सकता, ज़्यादा बीमार हो जाता है, बुख़ार है, साँस तेज़ है या साँस में कठिनाई है, दौरा पड़ता है, जगाना मुश्किल है, या ख़ून बहता है; नहीं तो एक दिन के अंदर किसी से जाँच कराएँ।
