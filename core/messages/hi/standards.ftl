### हिन्दी: what scores, other standards and the protocols for many casualties find, and their classes.

# 8 breaths per minute or fewer
finding-8-breaths-per-minute-or-fewer = साँस 8 प्रति मिनट या कम
# 9 to 11 breaths per minute
finding-9-to-11-breaths-per-minute = साँस 9 से 11 प्रति मिनट
# 21 to 24 breaths per minute
finding-21-to-24-breaths-per-minute = साँस 21 से 24 प्रति मिनट
# 25 breaths per minute or more
finding-25-breaths-per-minute-or-more = साँस 25 प्रति मिनट या अधिक
# scale 1, oxygen saturation of 91 % or less
finding-scale-1-oxygen-saturation-of-91-or-less = स्केल 1, ऑक्सीजन सैचुरेशन 91 % या कम
# scale 1, oxygen saturation of 92 to 93 %
finding-scale-1-oxygen-saturation-of-92-to-93 = स्केल 1, ऑक्सीजन सैचुरेशन 92 से 93 %
# scale 1, oxygen saturation of 94 to 95 %
finding-scale-1-oxygen-saturation-of-94-to-95 = स्केल 1, ऑक्सीजन सैचुरेशन 94 से 95 %
# scale 2, oxygen saturation of 83 % or less
finding-scale-2-oxygen-saturation-of-83-or-less = स्केल 2, ऑक्सीजन सैचुरेशन 83 % या कम
# scale 2, oxygen saturation of 84 to 85 %
finding-scale-2-oxygen-saturation-of-84-to-85 = स्केल 2, ऑक्सीजन सैचुरेशन 84 से 85 %
# scale 2, oxygen saturation of 86 to 87 %
finding-scale-2-oxygen-saturation-of-86-to-87 = स्केल 2, ऑक्सीजन सैचुरेशन 86 से 87 %
# scale 2, oxygen saturation of 93 to 94 % on oxygen
finding-scale-2-oxygen-saturation-of-93-to-94-on-oxygen = स्केल 2, ऑक्सीजन देते हुए सैचुरेशन 93 से 94 %
# scale 2, oxygen saturation of 95 to 96 % on oxygen
finding-scale-2-oxygen-saturation-of-95-to-96-on-oxygen = स्केल 2, ऑक्सीजन देते हुए सैचुरेशन 95 से 96 %
# scale 2, oxygen saturation of 97 % or more on oxygen
finding-scale-2-oxygen-saturation-of-97-or-more-on-oxygen = स्केल 2, ऑक्सीजन देते हुए सैचुरेशन 97 % या अधिक
# given oxygen
finding-given-oxygen = ऑक्सीजन दी जा रही है
# systolic pressure of 90 mmHg or less
finding-systolic-pressure-of-90-mmhg-or-less = ऊपर का (सिस्टोलिक) बीपी 90 mmHg या कम
# systolic pressure of 91 to 100 mmHg
finding-systolic-pressure-of-91-to-100-mmhg = ऊपर का (सिस्टोलिक) बीपी 91 से 100 mmHg
# systolic pressure of 101 to 110 mmHg
finding-systolic-pressure-of-101-to-110-mmhg = ऊपर का (सिस्टोलिक) बीपी 101 से 110 mmHg
# systolic pressure of 220 mmHg or more
finding-systolic-pressure-of-220-mmhg-or-more = ऊपर का (सिस्टोलिक) बीपी 220 mmHg या अधिक
# pulse of 40 per minute or fewer
finding-pulse-of-40-per-minute-or-fewer = नाड़ी 40 प्रति मिनट या कम
# pulse of 41 to 50 per minute
finding-pulse-of-41-to-50-per-minute = नाड़ी 41 से 50 प्रति मिनट
# pulse of 91 to 110 per minute
finding-pulse-of-91-to-110-per-minute = नाड़ी 91 से 110 प्रति मिनट
# pulse of 111 to 130 per minute
finding-pulse-of-111-to-130-per-minute = नाड़ी 111 से 130 प्रति मिनट
# pulse of 131 per minute or more
finding-pulse-of-131-per-minute-or-more = नाड़ी 131 प्रति मिनट या अधिक
# newly confused, or responding to voice, to pain, or not at all
finding-newly-confused-or-responding-to-voice-to-pain-or-not-at-all = नया भ्रम, या केवल आवाज़ पर प्रतिक्रिया, या केवल दर्द पर प्रतिक्रिया, या कोई प्रतिक्रिया नहीं
# temperature of 35.0 °C or less
finding-temperature-of-35-0-c-or-less = तापमान 35.0 °C या कम
# temperature of 35.1 to 36.0 °C
finding-temperature-of-35-1-to-36-0-c = तापमान 35.1 से 36.0 °C
# temperature of 38.1 to 39.0 °C
finding-temperature-of-38-1-to-39-0-c = तापमान 38.1 से 39.0 °C
# temperature of 39.1 °C or more
finding-temperature-of-39-1-c-or-more = तापमान 39.1 °C या अधिक
# 22 breaths per minute or more
finding-22-breaths-per-minute-or-more = साँस 22 प्रति मिनट या अधिक
# systolic pressure of 100 mmHg or less
finding-systolic-pressure-of-100-mmhg-or-less = ऊपर का (सिस्टोलिक) बीपी 100 mmHg या कम
# altered mental state
finding-altered-mental-state = मानसिक स्थिति में बदलाव (भ्रमित, उनींदा या असामान्य व्यवहार)
# cannot drink or breastfeed
finding-cannot-drink-or-breastfeed = पी नहीं सकता या स्तनपान नहीं कर सकता
# lethargic or unconscious
finding-lethargic-or-unconscious = सुस्त या बेहोश
# cough or difficult breathing with a danger sign
finding-cough-or-difficult-breathing-with-a-danger-sign = खाँसी या साँस में कठिनाई, साथ में ख़तरे का लक्षण
# harsh noise when breathing in, in a calm child
finding-harsh-noise-when-breathing-in-in-a-calm-child = शांत बच्चे में साँस अंदर लेते समय कर्कश आवाज़
# cough or difficult breathing with an oxygen saturation below 90 %
finding-cough-or-difficult-breathing-with-an-oxygen-saturation-below-27fbca1a = खाँसी या साँस में कठिनाई, साथ में ऑक्सीजन सैचुरेशन 90 % से कम
# diarrhoea, and two or more of: lethargic or unconscious, sunken eyes, skin pinch that goes back very slowly, cannot drink or drinks poorly
finding-diarrhoea-and-two-or-more-of-lethargic-or-unconscious-sunken-8dfb5350 = दस्त, और इनमें से दो या अधिक: सुस्त या बेहोश; धँसी आँखें; चुटकी की त्वचा बहुत धीरे लौटती है; पी नहीं सकता या कम पीता है
# diarrhoea for 14 days or more, with dehydration
finding-diarrhoea-for-14-days-or-more-with-dehydration = 14 दिन या अधिक से दस्त, साथ में शरीर में पानी की कमी
# fever with a danger sign or a stiff neck
finding-fever-with-a-danger-sign-or-a-stiff-neck = बुख़ार, साथ में ख़तरे का लक्षण या गर्दन में अकड़न
# measles now or in the last three months, with a danger sign, a cloudy cornea, or deep or extensive mouth ulcers
finding-measles-now-or-in-the-last-three-months-with-a-danger-sign-a-7de91dcd = अभी या पिछले तीन महीनों में ख़सरा, साथ में ख़तरे का लक्षण, या धुँधली पुतली (कॉर्निया), या मुँह में गहरे या बहुत छाले
# tender swelling behind the ear
finding-tender-swelling-behind-the-ear = कान के पीछे दर्द वाली सूजन
# 2 to 11 months, 50 breaths per minute or more
finding-2-to-11-months-50-breaths-per-minute-or-more = 2 से 11 महीने, साँस 50 प्रति मिनट या अधिक
# 12 to 59 months, 40 breaths per minute or more
finding-12-to-59-months-40-breaths-per-minute-or-more = 12 से 59 महीने, साँस 40 प्रति मिनट या अधिक
# lower chest wall goes in
finding-lower-chest-wall-goes-in = साँस अंदर लेते समय छाती का निचला भाग धँसता है
# diarrhoea, and two or more of: restless, irritable or lethargic, sunken eyes, skin pinch that goes back slowly, drinks eagerly or poorly
finding-diarrhoea-and-two-or-more-of-restless-irritable-or-lethargic-dfa64ea0 = दस्त, और इनमें से दो या अधिक: बेचैन, चिड़चिड़ा या सुस्त; धँसी आँखें; चुटकी की त्वचा धीरे लौटती है; उत्सुकता से पीता है या कम पीता है
# diarrhoea for 14 days or more
finding-diarrhoea-for-14-days-or-more = 14 दिन या अधिक से दस्त
# diarrhoea with blood in the stool
finding-diarrhoea-with-blood-in-the-stool = दस्त, साथ में मल में ख़ून
# fever with a positive malaria test
finding-fever-with-a-positive-malaria-test = बुख़ार, साथ में मलेरिया जाँच पॉज़िटिव
# fever with a negative malaria test
finding-fever-with-a-negative-malaria-test = बुख़ार, साथ में मलेरिया जाँच निगेटिव
# measles now or in the last three months, with pus from the eye or mouth ulcers
finding-measles-now-or-in-the-last-three-months-with-pus-from-the-ey-97f8d871 = अभी या पिछले तीन महीनों में ख़सरा, साथ में आँख से मवाद या मुँह में छाले
# measles now or in the last three months
finding-measles-now-or-in-the-last-three-months = अभी या पिछले तीन महीनों में ख़सरा
# ear pain
finding-ear-pain = कान में दर्द
# discharge from the ear, not known to last 14 days
finding-discharge-from-the-ear-not-known-to-last-14-days = कान बहना, 14 दिन से बह रहा है ऐसा मालूम नहीं
# discharge from the ear for 14 days or more
finding-discharge-from-the-ear-for-14-days-or-more = 14 दिन या अधिक से कान बहना
# somewhat pale
finding-somewhat-pale = थोड़ा पीलापन (रक्त की कमी)
# does not feed well
finding-does-not-feed-well = ठीक से दूध नहीं पीता
# convulsions
finding-convulsions = दौरे
# lower chest wall goes in deeply
finding-lower-chest-wall-goes-in-deeply = छाती का निचला भाग गहरा धँसता है
# fever, from 37.5 °C
finding-fever-from-37-5-c = बुख़ार, 37.5 °C या अधिक
# fever, from 38.0 °C
finding-fever-from-38-0-c = बुख़ार, 38.0 °C या अधिक
# temperature below 35.5 °C, or an abnormally cold body
finding-temperature-below-35-5-c-or-an-abnormally-cold-body = तापमान 35.5 °C से कम, या शरीर असामान्य रूप से ठंडा
# moves only when touched, or not at all
finding-moves-only-when-touched-or-not-at-all = छूने पर ही हिलता है, या बिलकुल नहीं
# 60 breaths per minute or more in one count; count a second time for a full minute, and where that cannot be done this count stands
finding-60-breaths-per-minute-or-more-in-one-count-count-a-second-ti-0d395f19 = एक गिनती में साँस 60 प्रति मिनट या अधिक; पूरे एक मिनट तक दूसरी बार गिनें, और जहाँ यह न हो सके, वहाँ यही गिनती मानी जाएगी
# yellow palms or soles
finding-yellow-palms-or-soles = पीली हथेलियाँ या तलवे
# yellow within 24 hours of birth
finding-yellow-within-24-hours-of-birth = जन्म के 24 घंटे के अंदर पीला
# diarrhoea, and two or more of: moves only when touched or not at all, sunken eyes, skin pinch that goes back very slowly
finding-diarrhoea-and-two-or-more-of-moves-only-when-touched-or-not-e56f8c29 = दस्त, और इनमें से दो या अधिक: छूने पर ही हिलता है या बिलकुल नहीं; धँसी आँखें; चुटकी की त्वचा बहुत धीरे लौटती है
# yellow skin or eyes
finding-yellow-skin-or-eyes = पीली त्वचा या आँखें (पीलिया)
# navel red or draining pus
finding-navel-red-or-draining-pus = नाभि लाल या उससे मवाद
# skin pustules
finding-skin-pustules = त्वचा पर मवाद वाले दाने
# diarrhoea, and two or more of: restless, irritable or moves little, sunken eyes, skin pinch that goes back slowly
finding-diarrhoea-and-two-or-more-of-restless-irritable-or-moves-lit-6993f85d = दस्त, और इनमें से दो या अधिक: बेचैन, चिड़चिड़ा या कम हिलता है; धँसी आँखें; चुटकी की त्वचा धीरे लौटती है
# upper arm below 115 mm, with a danger sign, a class of IMCI that asks for urgent referral, or indrawing of the chest
finding-upper-arm-below-115-mm-with-a-danger-sign-a-class-of-imci-th-f4f7e22d = ऊपरी बाँह का घेरा 115 mm से कम, साथ में इनमें से कोई एक: ख़तरे का लक्षण; IMCI का ऐसा वर्ग जो तुरंत रेफ़र करने को कहता है; या छाती का धँसना
# upper arm below 115 mm; to be treated at home only without a complication, and if the child eats the test food
finding-upper-arm-below-115-mm-to-be-treated-at-home-only-without-a-5719dba7 = ऊपरी बाँह का घेरा 115 mm से कम; घर पर इलाज केवल तभी, जब कोई जटिलता न हो और बच्चा जाँच वाला खाना (भूख की जाँच) खा ले
# upper arm from 115 mm to below 125 mm
finding-upper-arm-from-115-mm-to-below-125-mm = ऊपरी बाँह का घेरा 115 mm या अधिक, पर 125 mm से कम
# bleeding from the vagina
finding-bleeding-from-the-vagina = योनि से ख़ून
# fever
finding-fever = बुख़ार
# severe headache
finding-severe-headache = तेज़ सिरदर्द
# the baby is about to be born
finding-the-baby-is-about-to-be-born = बच्चा पैदा होने वाला है
# in labour
finding-in-labour = प्रसव पीड़ा में
# looks very ill
finding-looks-very-ill = बहुत बीमार दिखता है
# severe vomiting
finding-severe-vomiting = तेज़ उल्टी
# severe belly pain
finding-severe-belly-pain = पेट में तेज़ दर्द
# systolic pressure of 160 mmHg or more
finding-systolic-pressure-of-160-mmhg-or-more = ऊपर का (सिस्टोलिक) बीपी 160 mmHg या अधिक
# diastolic pressure of 110 mmHg or more
finding-diastolic-pressure-of-110-mmhg-or-more = नीचे का (डायस्टोलिक) बीपी 110 mmHg या अधिक
# systolic pressure of 140 mmHg or more with headache, blurred vision, pain in the upper belly, dizziness or vomiting
finding-systolic-pressure-of-140-mmhg-or-more-with-headache-blurred-8198a06d = ऊपर का (सिस्टोलिक) बीपी 140 mmHg या अधिक, साथ में सिरदर्द, धुँधली नज़र, पेट के ऊपरी भाग में दर्द, चक्कर या उल्टी
# diastolic pressure of 90 mmHg or more with headache, blurred vision, pain in the upper belly, dizziness or vomiting
finding-diastolic-pressure-of-90-mmhg-or-more-with-headache-blurred-239dd409 = नीचे का (डायस्टोलिक) बीपी 90 mmHg या अधिक, साथ में सिरदर्द, धुँधली नज़र, पेट के ऊपरी भाग में दर्द, चक्कर या उल्टी
# pulse below 60 per minute
finding-pulse-below-60-per-minute = नाड़ी 60 प्रति मिनट से कम
# pulse above 100 per minute
finding-pulse-above-100-per-minute = नाड़ी 100 प्रति मिनट से अधिक
# walks
finding-walks = चलता है
# did not breathe until the airway was opened
finding-did-not-breathe-until-the-airway-was-opened = जब तक साँस का रास्ता नहीं खोला गया, साँस नहीं ली
# does not breathe though the airway is open
finding-does-not-breathe-though-the-airway-is-open = साँस का रास्ता खुला है, फिर भी साँस नहीं लेता
# no pulse at the wrist, or capillary refill above 2 seconds
finding-no-pulse-at-the-wrist-or-capillary-refill-above-2-seconds = कलाई पर नाड़ी नहीं, या कैपिलरी रिफ़िल 2 सेकंड से अधिक
# does not follow simple commands
finding-does-not-follow-simple-commands = सरल निर्देश का पालन नहीं करता
# breathes, has perfusion and follows commands, but does not walk
finding-breathes-has-perfusion-and-follows-commands-but-does-not-wal-8f2a2e81 = साँस लेता है, रक्त-संचार है और निर्देश का पालन करता है, पर चलता नहीं
# breathes after five rescue breaths
finding-breathes-after-five-rescue-breaths = पाँच बचाव साँसें (रेस्क्यू ब्रेथ) देने के बाद साँस लेता है
# does not breathe though the airway is open, and has no pulse
finding-does-not-breathe-though-the-airway-is-open-and-has-no-pulse = साँस का रास्ता खुला है, फिर भी साँस नहीं लेता, और नाड़ी नहीं है
# does not breathe after five rescue breaths
finding-does-not-breathe-after-five-rescue-breaths = पाँच बचाव साँसें (रेस्क्यू ब्रेथ) देने के बाद साँस नहीं लेता
# fewer than 15 or more than 45 breaths per minute, or irregular
finding-fewer-than-15-or-more-than-45-breaths-per-minute-or-irregula-b7cfca0b = साँस 15 प्रति मिनट से कम या 45 प्रति मिनट से अधिक, या अनियमित
# breathes, and has no palpable pulse
finding-breathes-and-has-no-palpable-pulse = साँस लेता है, और नाड़ी महसूस नहीं होती
# does not respond, or not fittingly to pain
finding-does-not-respond-or-not-fittingly-to-pain = कोई प्रतिक्रिया नहीं, या दर्द पर प्रतिक्रिया ठीक नहीं
# breathes, has a pulse and responds, but does not walk
finding-breathes-has-a-pulse-and-responds-but-does-not-walk = साँस लेता है, नाड़ी है और प्रतिक्रिया देता है, पर चलता नहीं
# does not breathe though the airway is open, nor a child after rescue breaths
finding-does-not-breathe-though-the-airway-is-open-nor-a-child-after-4be10de1 = साँस का रास्ता खुला है, फिर भी साँस नहीं लेता, और बच्चा हो तो बचाव साँसें (रेस्क्यू ब्रेथ) देने के बाद भी नहीं लेता
# does not follow commands or move with purpose, has no pulse at the wrist, breathes with distress, or bleeds on, and is judged not likely to survive with what there is
finding-does-not-follow-commands-or-move-with-purpose-has-no-pulse-a-b91ec8a3 = न निर्देश का पालन करता है न मक़सद से हिलता-डुलता है, या कलाई पर नाड़ी नहीं, या साँस लेने में भारी तकलीफ़, या ख़ून बहना जारी; और यह आँका गया है कि मौजूद साधनों से बचने की संभावना कम है
# the same, and nobody has judged that survival is unlikely with what there is
finding-the-same-and-nobody-has-judged-that-survival-is-unlikely-wit-b8092613 = वही हालत, और किसी ने यह नहीं आँका है कि मौजूद साधनों से बचने की संभावना कम है
# minor injuries only
finding-minor-injuries-only = केवल मामूली चोटें
# injuries that are not minor, and nothing that threatens life now
finding-injuries-that-are-not-minor-and-nothing-that-threatens-life-2636adda = चोटें जो मामूली नहीं हैं, और अभी जान को ख़तरे वाली कोई बात नहीं
# very severe disease
class-very-severe-disease = बहुत गंभीर बीमारी
# severe pneumonia or very severe disease
class-severe-pneumonia-or-very-severe-disease = गंभीर निमोनिया या बहुत गंभीर बीमारी
# severe dehydration
class-severe-dehydration = शरीर में पानी की गंभीर कमी
# severe persistent diarrhoea
class-severe-persistent-diarrhoea = लंबे समय का गंभीर दस्त
# very severe febrile disease
class-very-severe-febrile-disease = बुख़ार वाली बहुत गंभीर बीमारी
# severe complicated measles
class-severe-complicated-measles = गंभीर जटिल ख़सरा
# mastoiditis
class-mastoiditis = मैस्टॉइडाइटिस (कान के पीछे की हड्डी का संक्रमण)
# severe anaemia
class-severe-anaemia = रक्त की गंभीर कमी (एनीमिया)
# pneumonia
class-pneumonia = निमोनिया
# some dehydration
class-some-dehydration = शरीर में पानी की कुछ कमी
# persistent diarrhoea
class-persistent-diarrhoea = लंबे समय का दस्त
# dysentery
class-dysentery = पेचिश
# malaria
class-malaria = मलेरिया
# fever without malaria
class-fever-without-malaria = बुख़ार, मलेरिया नहीं
# measles with eye or mouth complications
class-measles-with-eye-or-mouth-complications = ख़सरा, साथ में आँख या मुँह की जटिलताएँ
# measles
class-measles = ख़सरा
# acute ear infection
class-acute-ear-infection = कान का नया (तीव्र) संक्रमण
# chronic ear infection
class-chronic-ear-infection = कान का पुराना (दीर्घकालिक) संक्रमण
# anaemia
class-anaemia = रक्त की कमी (एनीमिया)
# possible serious bacterial infection or very severe disease
class-possible-serious-bacterial-infection-or-very-severe-disease = संभावित गंभीर बैक्टीरिया संक्रमण या बहुत गंभीर बीमारी
# severe jaundice
class-severe-jaundice = गंभीर पीलिया
# jaundice
class-jaundice = पीलिया
# local infection
class-local-infection = स्थानीय संक्रमण
# complicated severe acute malnutrition
class-complicated-severe-acute-malnutrition = जटिल गंभीर तीव्र कुपोषण (जटिलता के साथ SAM)
# severe acute malnutrition
class-severe-acute-malnutrition = गंभीर तीव्र कुपोषण (SAM)
# moderate acute malnutrition
class-moderate-acute-malnutrition = मध्यम तीव्र कुपोषण (MAM)
# danger sign in pregnancy
class-danger-sign-in-pregnancy = गर्भावस्था में ख़तरे का लक्षण
# possible severe pre-eclampsia
class-possible-severe-pre-eclampsia = संभावित गंभीर प्री-एक्लेम्पसिया
# abnormal pulse: count again, and have a clinician review it
class-abnormal-pulse-count-again-and-have-a-clinician-review-it = असामान्य नाड़ी: दोबारा गिनें, और क्लिनिशियन से जाँच कराएँ
