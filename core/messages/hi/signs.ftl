### हिन्दी: the label of each sign. Whoever knows the language and the work: mend what is wrong, and put your name here.

reviewer = nobody yet

# does not respond
sign-unresponsive = कोई प्रतिक्रिया नहीं
# harsh noise when breathing in
sign-stridor = साँस अंदर लेते समय कर्कश आवाज़
# struggling to breathe
sign-respiratory-distress = साँस लेने में भारी तकलीफ़
# blue lips or tongue
sign-central-cyanosis = होंठ या जीभ नीले
# swelling of mouth, throat or neck
sign-mouth-throat-or-neck-swelling = मुँह, गले या गर्दन में सूजन
# wheezing
sign-wheezing = घरघराहट
# cough
sign-cough = खाँसी
# trouble with breathing
sign-difficult-breathing = साँस में कठिनाई
# lower chest goes in when breathing in
sign-chest-indrawing = साँस लेते समय छाती का निचला भाग धँसता है
# lower chest goes in deeply when breathing in
sign-severe-chest-indrawing = छाती का निचला भाग गहरा धँसता है
# runny nose
sign-runny-nose = बहती नाक
# weak and fast pulse
sign-weak-and-fast-pulse = कमज़ोर और तेज़ नाड़ी
# cold hands and feet
sign-cold-extremities = हाथ-पैर ठंडे
# heavy bleeding
sign-heavy-bleeding = बहुत ख़ून बहना
# bleeding that goes on
sign-ongoing-bleeding = ख़ून बहना जारी
# very pale
sign-severe-pallor = बहुत पीलापन (रक्त की कमी)
# fainted recently
sign-recent-fainting = हाल में बेहोश हुआ
# somewhat pale
sign-some-pallor = थोड़ा पीलापन (रक्त की कमी)
# convulsing now
sign-active-convulsions = अभी दौरा पड़ रहा है
# convulsions in this illness
sign-convulsions-this-illness = इस बीमारी में दौरे पड़े
# moves only when touched, or not at all
sign-moves-only-when-stimulated = छूने पर ही हिलता है, या बिलकुल नहीं
# confused, drowsy or not themselves
sign-altered-mental-status = भ्रमित, उनींदा या असामान्य व्यवहार
# agitated
sign-agitation = बेचैन और उत्तेजित
# violent or aggressive
sign-violent-or-aggressive = हिंसक या आक्रामक
# self-harm or thoughts of it
sign-self-harm = ख़ुद को चोट या उसका विचार
# lethargic
sign-lethargy = सुस्त
# restless or irritable
sign-restless-or-irritable = बेचैन या चिड़चिड़ा
# stiff neck
sign-stiff-neck = गर्दन में अकड़न
# headache
sign-headache = सिरदर्द
# severe headache
sign-severe-headache = तेज़ सिरदर्द
# new weakness, numbness or speech trouble in one part
sign-acute-focal-neurologic-complaint = एक भाग में नई कमज़ोरी, सुन्नपन या बोलने में तकलीफ़
# sudden change of vision
sign-acute-visual-disturbance = अचानक नज़र में बदलाव
# newly weak all over
sign-acute-general-weakness = पूरे शरीर में नई कमज़ोरी
# dizziness
sign-dizziness = चक्कर
# fever
sign-fever = बुख़ार
# malaria test positive
sign-malaria-test-positive = मलेरिया जाँच पॉज़िटिव
# malaria test negative
sign-malaria-test-negative = मलेरिया जाँच निगेटिव
# abnormally cold body
sign-hypothermia = शरीर असामान्य रूप से ठंडा
# low blood sugar
sign-hypoglycaemia = ख़ून में शुगर कम
# vomits everything
sign-vomits-everything = सब कुछ उल्टी कर देता है
# vomiting
sign-vomiting = उल्टी
# ongoing diarrhoea
sign-ongoing-diarrhoea = दस्त जारी
# severe vomiting
sign-severe-vomiting = तेज़ उल्टी
# diarrhoea for 14 days or more
sign-persistent-diarrhoea = 14 दिन या अधिक से दस्त
# blood in the stool
sign-blood-in-stool = मल में ख़ून
# does not feed well
sign-not-feeding-well = ठीक से दूध नहीं पीता
# drinks eagerly
sign-drinks-eagerly = उत्सुकता से पीता है
# skin pinch goes back slowly
sign-slow-skin-pinch = चुटकी की त्वचा धीरे लौटती है
# cannot feed or drink
sign-unable-to-feed-or-drink = खा या पी नहीं सकता
# drinks poorly
sign-drinks-poorly = कम पीता है
# sunken eyes
sign-sunken-eyes = धँसी आँखें
# skin pinch goes back very slowly
sign-very-slow-skin-pinch = चुटकी की त्वचा बहुत धीरे लौटती है
# dehydrated
sign-dehydration = शरीर में पानी की कमी
# severely wasted
sign-visible-severe-wasting = बहुत ज़्यादा दुबला
# swelling of both feet
sign-oedema-both-feet = दोनों पैरों में सूजन
# looks very ill
sign-looks-very-ill = बहुत बीमार दिखता है
# ear pain
sign-ear-pain = कान में दर्द
# ear discharge
sign-ear-discharge = कान बहना
# ear discharge for 14 days or more
sign-persistent-ear-discharge = 14 दिन या अधिक से कान बहना
# tender swelling behind the ear
sign-tender-swelling-behind-ear = कान के पीछे दर्द वाली सूजन
# red eyes
sign-red-eyes = लाल आँखें
# pus from the eye
sign-pus-from-eye = आँख से मवाद
# cloudy cornea
sign-clouding-of-cornea = धुँधली पुतली (कॉर्निया)
# mouth ulcers
sign-mouth-ulcers = मुँह में छाले
# deep or extensive mouth ulcers
sign-deep-mouth-ulcers = मुँह में गहरे या बहुत छाले
# severe pain
sign-severe-pain = तेज़ दर्द
# new chest or belly pain
sign-acute-chest-or-abdominal-pain = छाती या पेट में नया दर्द
# severe belly pain
sign-severe-abdominal-pain = पेट में तेज़ दर्द
# pain in the upper belly
sign-epigastric-pain = पेट के ऊपरी भाग में दर्द
# testicular pain or an erection that will not end
sign-acute-testicular-or-scrotal-pain = अंडकोष में दर्द या न रुकने वाला उत्थान
# ECG suggests a heart attack
sign-ecg-acute-ischaemia = ईसीजी में दिल के दौरे का संकेत
# dangerous injury
sign-high-risk-trauma = ख़तरनाक चोट
# injury
sign-trauma = चोट
# major burn
sign-major-burn = गंभीर जलन (जलने का घाव)
# burn
sign-burn = जलना
# limb at risk
sign-threatened-limb = अंग ख़तरे में
# newly deformed limb
sign-visible-acute-limb-deformity = हाथ या पैर में नई विकृति
# open fracture
sign-open-fracture = खुली हड्डी टूटना
# joint out of place
sign-suspected-dislocation = जोड़ खिसका हुआ
# snake bite
sign-snake-bite = साँप का काटना
# poisoning or chemical exposure
sign-poisoning-or-chemical-exposure = ज़हर या रसायन का संपर्क
# exposure that needs treatment in time
sign-exposure-needing-prophylaxis = संपर्क जिसमें समय पर इलाज ज़रूरी
# sexual assault
sign-sexual-assault = यौन हमला
# new rash that spreads or peels
sign-new-rash-worsening-or-peeling = नए दाने जो फैलें या छिलें
# rash like measles
sign-measles-rash = ख़सरे जैसे दाने
# measles in the last three months
sign-measles-in-last-three-months = पिछले तीन महीनों में ख़सरा
# yellow skin or eyes
sign-jaundice = पीली त्वचा या आँखें (पीलिया)
# yellow within a day of birth
sign-jaundice-in-first-day = जन्म के पहले दिन पीलिया
# yellow palms or soles
sign-yellow-palms-or-soles = पीली हथेलियाँ या तलवे
# navel red or draining pus
sign-umbilicus-red-or-draining-pus = नाभि लाल या मवाद
# skin pustules
sign-skin-pustules = त्वचा पर मवाद वाले दाने
# sent for urgent surgery
sign-known-diagnosis-needing-urgent-surgery = तुरंत ऑपरेशन के लिए भेजा गया
# cannot pass urine
sign-unable-to-pass-urine = पेशाब नहीं कर पाता
# in labour
sign-active-labour = प्रसव पीड़ा में
# baby about to be born
sign-imminent-delivery = बच्चा पैदा होने वाला है
# bleeding from the vagina
sign-vaginal-bleeding = योनि से ख़ून
# sent because of a problem in pregnancy
sign-pregnancy-complication-referral = गर्भावस्था की समस्या के कारण भेजा गया
