### हिन्दी: questions to the worker.

# Is the patient without any response to your voice and to touch or pain?
question-unresponsive = क्या मरीज़ न आपकी आवाज़ पर कोई प्रतिक्रिया देता है, न छूने या दर्द पर?
# At rest, is there a harsh, high sound each time the patient breathes in?
question-stridor = क्या आराम की हालत में, हर बार साँस अंदर लेते समय कर्कश, तीखी आवाज़ आती है?
# Is breathing very fast or very slow, or hard work: cannot talk, walk alone, eat or breastfeed, is confused, sleepy or agitated with it, uses the neck muscles, draws in the chest, nods the head, flares the nostrils, or grunts?
question-respiratory-distress = क्या साँस बहुत तेज़ या बहुत धीमी है, या साँस लेने में बहुत ज़ोर लगता है: बोल नहीं सकता, अकेले चल नहीं सकता, खा नहीं सकता या स्तनपान नहीं कर सकता, साथ में भ्रमित, उनींदा या उत्तेजित है, गर्दन की मांसपेशियों से साँस लेता है, छाती धँसती है, साँस के साथ सिर हिलता है, नथुने फूलते हैं, या कराहने जैसी आवाज़ आती है?
# Are the lips or the tongue blue or grey?
question-central-cyanosis = क्या होंठ या जीभ नीले या स्लेटी हैं?
# Is there a swelling or a lump in the mouth, throat or neck?
question-mouth-throat-or-neck-swelling = क्या मुँह, गले या गर्दन में सूजन या गाँठ है?
# Does the chest whistle when the patient breathes out?
question-wheezing = क्या साँस बाहर छोड़ते समय छाती से सीटी जैसी आवाज़ (घरघराहट) आती है?
# Does the patient cough?
question-cough = क्या मरीज़ को खाँसी है?
# Is breathing hard or unusual in any way?
question-difficult-breathing = क्या साँस लेने में कठिनाई है या साँस किसी भी तरह से असामान्य है?
# When the patient breathes in, does the lower chest wall go in?
question-chest-indrawing = जब मरीज़ साँस अंदर लेता है, तो क्या छाती का निचला भाग अंदर धँसता है?
# When the baby breathes in, does the lower chest wall go in deeply and easily seen?
question-severe-chest-indrawing = जब शिशु साँस अंदर लेता है, तो क्या छाती का निचला भाग गहरा धँसता है और यह आसानी से दिखता है?
# Does the nose run?
question-runny-nose = क्या नाक बहती है?
# Is the pulse both hard to feel and fast?
question-weak-and-fast-pulse = क्या नाड़ी मुश्किल से महसूस होती है और तेज़ भी है?
# Are the patient's hands and feet cold to your touch?
question-cold-extremities = छूने पर क्या मरीज़ के हाथ और पैर ठंडे लगते हैं?
# Is blood being lost fast: pouring, spurting, or soaking cloth after cloth?
question-heavy-bleeding = क्या ख़ून तेज़ी से बह रहा है: धार में बहता है, फूटकर निकलता है, या एक के बाद एक कपड़ा भिगो रहा है?
# Is any bleeding, however slow, still going on?
question-ongoing-bleeding = क्या कोई भी ख़ून बहना, चाहे कितना भी धीमा हो, अब भी जारी है?
# Are the palms and the inside of the lower eyelids white or nearly white?
question-severe-pallor = क्या हथेलियाँ और निचली पलकों का अंदर का भाग सफ़ेद या लगभग सफ़ेद हैं?
# Did the patient pass out in this illness and come round again?
question-recent-fainting = क्या मरीज़ इस बीमारी में बेहोश हुआ और फिर होश में आया?
# Are the palms paler than they should be?
question-some-pallor = क्या हथेलियाँ जितनी होनी चाहिए उससे ज़्यादा फीकी हैं?
# Is the patient having a fit right now?
question-active-convulsions = क्या मरीज़ को अभी दौरा पड़ रहा है?
# Has the patient had a fit during this illness, during this pregnancy, or since giving birth?
question-convulsions-this-illness = क्या मरीज़ को इस बीमारी में, इस गर्भावस्था में, या बच्चे के जन्म के बाद से दौरा पड़ा है?
# Does the baby move only when touched or spoken to, and then stop, or not at all?
question-moves-only-when-stimulated = क्या शिशु केवल छूने या बोलने पर ही हिलता है और फिर रुक जाता है, या बिलकुल नहीं हिलता?
# Is the patient newly confused, hard to keep awake, or not acting as usual?
question-altered-mental-status = क्या मरीज़ अब भ्रमित है (पहले नहीं था), या उसे जगाए रखना मुश्किल है, या उसका व्यवहार हमेशा जैसा नहीं है?
# Is the patient unusually restless and hard to calm?
question-agitation = क्या मरीज़ असामान्य रूप से बेचैन है और उसे शांत करना मुश्किल है?
# Is the patient hitting, threatening, or about to hurt someone?
question-violent-or-aggressive = क्या मरीज़ मारपीट कर रहा है, धमका रहा है, या किसी को चोट पहुँचाने वाला है?
# Speaking alone and kindly: has the patient hurt themselves on purpose, or do they think of ending their life?
question-self-harm = अकेले में और नरमी से पूछें: क्या मरीज़ ने जान-बूझकर ख़ुद को चोट पहुँचाई है, या क्या वह अपनी जान लेने के बारे में सोचता है?
# Is the patient limp, sleepy, or without interest in what happens around them?
question-lethargy = क्या मरीज़ ढीला पड़ा है, उनींदा है, या आसपास की बातों में उसकी कोई रुचि नहीं है?
# Does the child cry or squirm all the time, even when held?
question-restless-or-irritable = क्या बच्चा हर समय रोता या छटपटाता है, गोद में लेने पर भी?
# Does bending the chin to the chest hurt, or is it impossible?
question-stiff-neck = क्या ठुड्डी को छाती तक झुकाने पर दर्द होता है, या झुकाना नामुमकिन है?
# Does the head ache?
question-headache = क्या सिर में दर्द है?
# Is the headache very strong, or the worst the patient has known?
question-severe-headache = क्या सिरदर्द बहुत तेज़ है, या मरीज़ के जीवन का सबसे बुरा सिरदर्द है?
# Did one side or one part suddenly become weak or numb, or did speech or the face change?
question-acute-focal-neurologic-complaint = क्या शरीर की एक तरफ़ या एक भाग अचानक कमज़ोर या सुन्न हो गया, या बोली या चेहरा बदल गया?
# Did sight suddenly become blurred, double or spotted, or go away?
question-acute-visual-disturbance = क्या नज़र अचानक धुँधली हो गई, दो-दो या धब्बे दिखने लगे, या दिखना बंद हो गया?
# Has the patient in the last days become too weak for ordinary tasks?
question-acute-general-weakness = क्या मरीज़ पिछले कुछ दिनों में इतना कमज़ोर हो गया कि रोज़ के काम नहीं कर पाता?
# Does the patient feel dizzy or about to fall?
question-dizziness = क्या मरीज़ को चक्कर आता है या गिरने जैसा लगता है?
# Is the body hot, or was there fever in this illness?
question-fever = क्या शरीर गर्म है, या इस बीमारी में बुख़ार था?
# Was a malaria test done in this illness, and was it positive?
question-malaria-test-positive = क्या इस बीमारी में मलेरिया जाँच हुई, और वह पॉज़िटिव आई?
# Was a malaria test done in this illness, and was it negative?
question-malaria-test-negative = क्या इस बीमारी में मलेरिया जाँच हुई, और वह निगेटिव आई?
# Does the body, chest and belly too, feel colder than it should?
question-hypothermia = क्या शरीर, छाती और पेट भी, जितना होना चाहिए उससे ज़्यादा ठंडा लगता है?
# Was the blood sugar measured today and found low?
question-hypoglycaemia = क्या आज ख़ून में शुगर नापी गई और कम निकली?
# Does everything swallowed come up again?
question-vomits-everything = क्या जो कुछ भी निगलता है, वह सब उल्टी में निकल जाता है?
# Does the patient vomit?
question-vomiting = क्या मरीज़ को उल्टी होती है?
# Is there watery or frequent stool that has not stopped?
question-ongoing-diarrhoea = क्या पानी जैसा पतला या बार-बार मल आ रहा है जो रुका नहीं है?
# Is there vomiting so strong or frequent that it worries you?
question-severe-vomiting = क्या उल्टी इतनी तेज़ या बार-बार है कि आपको चिंता होती है?
# Has the diarrhoea gone on for 14 days or more?
question-persistent-diarrhoea = क्या दस्त को 14 दिन या अधिक हो गए हैं?
# Is there blood in the stool?
question-blood-in-stool = क्या मल में ख़ून है?
# Does the baby feed less or worse than before?
question-not-feeding-well = क्या शिशु पहले से कम या पहले से ख़राब दूध पीता है?
# When offered a drink, does the patient reach for it and want more?
question-drinks-eagerly = पीने को देने पर, क्या मरीज़ उसकी ओर लपकता है और ज़्यादा माँगता है?
# After a pinch of the belly skin, does the fold stay for a moment?
question-slow-skin-pinch = पेट की त्वचा को चुटकी से पकड़कर छोड़ने पर, क्या सिलवट पल भर रहती है?
# Is the patient unable to drink or, if at the breast, unable to breastfeed?
question-unable-to-feed-or-drink = क्या मरीज़ पी नहीं सकता, या अगर स्तनपान करता है, तो स्तनपान नहीं कर सकता?
# When offered a drink, does the patient take very little or need help to swallow?
question-drinks-poorly = पीने को देने पर, क्या मरीज़ बहुत कम पीता है या निगलने में मदद चाहिए?
# Do the eyes lie deeper than the family is used to?
question-sunken-eyes = क्या आँखें परिवार को हमेशा से ज़्यादा धँसी लगती हैं?
# After a pinch of the belly skin, does the fold stand for more than two seconds?
question-very-slow-skin-pinch = पेट की त्वचा को चुटकी से पकड़कर छोड़ने पर, क्या सिलवट दो सेकंड से अधिक रहती है?
# Does the patient show loss of fluid: dry mouth, no tears, little urine, or thirst?
question-dehydration = क्या मरीज़ में पानी की कमी दिखती है: सूखा मुँह, आँसू नहीं, कम पेशाब, या प्यास?
# Is the patient skin and bone, with loose folds at the buttocks or visible ribs?
question-visible-severe-wasting = क्या मरीज़ केवल हड्डी और चमड़ी रह गया है, और साथ में नितंबों पर ढीली सिलवटें या दिखती हुई पसलियाँ हैं?
# Does a thumb pressed on the top of each foot leave a dent in both?
question-oedema-both-feet = क्या हर पैर के पंजे के ऊपर अंगूठे से दबाने पर दोनों पैरों में गड्ढा बनता है?
# Does the patient look very ill to you?
question-looks-very-ill = क्या मरीज़ आपको बहुत बीमार दिखता है?
# Does an ear hurt?
question-ear-pain = क्या कान में दर्द है?
# Does pus or other fluid come out of an ear?
question-ear-discharge = क्या कान से मवाद या कोई और तरल बहता है?
# Has fluid come out of an ear for 14 days or more?
question-persistent-ear-discharge = क्या कान को बहते हुए 14 दिन या अधिक हो गए हैं?
# Is there a swelling behind an ear that hurts when pressed?
question-tender-swelling-behind-ear = क्या कान के पीछे सूजन है जो दबाने पर दर्द करती है?
# Are the eyes red?
question-red-eyes = क्या आँखें लाल हैं?
# Does pus come out of an eye?
question-pus-from-eye = क्या आँख से मवाद आता है?
# Is the clear front of an eye cloudy or hazy?
question-clouding-of-cornea = क्या आँख का सामने का साफ़ भाग (पुतली, कॉर्निया) धुँधला या सफ़ेद-सा है?
# Are there sores in the mouth or on the lips?
question-mouth-ulcers = क्या मुँह में या होंठों पर छाले हैं?
# Are the sores in the mouth deep, or are there many?
question-deep-mouth-ulcers = क्या मुँह के छाले गहरे हैं, या बहुत सारे हैं?
# Is there pain, anywhere, that the patient calls severe or cannot bear?
question-severe-pain = क्या कहीं भी ऐसा दर्द है जिसे मरीज़ तेज़ बताता है या सह नहीं सकता?
# Did pain in the chest or the belly begin recently?
question-acute-chest-or-abdominal-pain = क्या छाती या पेट में दर्द हाल ही में शुरू हुआ?
# Is there strong pain in the belly?
question-severe-abdominal-pain = क्या पेट में तेज़ दर्द है?
# Is there pain in the upper middle of the belly, below the ribs?
question-epigastric-pain = क्या पेट के ऊपरी बीच वाले भाग में, पसलियों के नीचे, दर्द है?
# Is there sudden pain in a testicle or the scrotum, or a painful erection that does not go down?
question-acute-testicular-or-scrotal-pain = क्या अंडकोष या उसकी थैली में अचानक दर्द है, या लिंग का दर्द वाला उत्थान है जो रुकता नहीं?
# Was an ECG done, and does it show signs of a blocked heart artery?
question-ecg-acute-ischaemia = क्या ईसीजी हुई, और क्या उसमें दिल की नस बंद होने के संकेत हैं?
# Was the force great: a fall from twice the patient's height or more, a crash at high speed, hit while walking or cycling, without a seat belt, thrown out or trapped, or another person in the vehicle died? Was a part crushed, is there more than one injury, or a stab, shot or other wound that goes deep (head, neck, trunk, thigh or upper arm, or further out if it still bleeds)? Or is the injured patient pregnant, taking blood thinners, or known to bleed easily?
question-high-risk-trauma = क्या चोट का ज़ोर बहुत था: मरीज़ की लंबाई से दोगुनी या अधिक ऊँचाई से गिरना, तेज़ रफ़्तार में टक्कर, पैदल या साइकिल पर टक्कर लगना, सीट बेल्ट के बिना होना, गाड़ी से बाहर फेंका जाना या फँस जाना, या गाड़ी में किसी और की मौत होना? क्या शरीर का कोई भाग कुचल गया, या एक से ज़्यादा चोटें हैं, या चाकू, गोली या किसी और चीज़ का गहरा घाव है (सिर, गर्दन, धड़, जाँघ या ऊपरी बाँह में, या उससे आगे हाथ-पैर में अगर अब भी ख़ून बहता है)? या क्या चोट वाला मरीज़ गर्भवती है, ख़ून पतला करने की दवा लेता है, या पहले से मालूम है कि उसे आसानी से ख़ून बहता है?
# Was the patient injured?
question-trauma = क्या मरीज़ को चोट लगी?
# Is the burn large (more than about fifteen of the patient's palms, 15 %), all around a limb or the trunk, on face or neck, or was smoke breathed in; or is the burnt patient under 2 or over 70 years old?
question-major-burn = क्या जला हुआ भाग बड़ा है (मरीज़ की लगभग पंद्रह हथेलियों से अधिक, 15 %), या किसी हाथ, पैर या धड़ के चारों ओर है, या चेहरे या गर्दन पर है, या साँस में धुआँ गया; या जले हुए मरीज़ की उम्र 2 वर्ष से कम या 70 वर्ष से अधिक है?
# Is there any burn or scald?
question-burn = क्या शरीर का कोई भी भाग जला है, या गर्म पानी या भाप से झुलसा है?
# Is an arm or leg without pulse, or painful and also pale, weak, numb, or hugely swollen after an injury?
question-threatened-limb = क्या किसी हाथ या पैर में नाड़ी नहीं है, या उसमें दर्द है और साथ ही वह फीका, कमज़ोर, सुन्न, या चोट के बाद बहुत ज़्यादा सूजा हुआ है?
# Is an arm or leg newly bent or out of shape?
question-visible-acute-limb-deformity = क्या कोई हाथ या पैर नया मुड़ा हुआ या टेढ़ा हो गया है?
# Is there a wound over a broken bone, or bone to be seen?
question-open-fracture = क्या टूटी हड्डी के ऊपर घाव है, या हड्डी दिखती है?
# Does a joint look or feel out of its place?
question-suspected-dislocation = क्या कोई जोड़ अपनी जगह से खिसका हुआ दिखता या महसूस होता है?
# Was the patient bitten by a snake, or possibly so?
question-snake-bite = क्या मरीज़ को साँप ने काटा, या शायद काटा?
# Did the patient swallow, breathe in or touch a poison, a chemical, or too much medicine?
question-poisoning-or-chemical-exposure = क्या मरीज़ ने कोई ज़हर, रसायन, या बहुत ज़्यादा दवा निगली, साँस में ली या छुई?
# Was there an animal bite, a needle injury, or other contact for which a preventive treatment must start soon?
question-exposure-needing-prophylaxis = क्या जानवर ने काटा, सुई चुभी, या कोई और संपर्क हुआ जिसके लिए बचाव का इलाज जल्द शुरू होना चाहिए?
# Speaking alone and kindly: did someone force the patient into a sexual act?
question-sexual-assault = अकेले में और नरमी से पूछें: क्या किसी ने मरीज़ के साथ ज़बरदस्ती यौन क्रिया की?
# Is there a new rash that has spread within hours, or skin that peels off?
question-new-rash-worsening-or-peeling = क्या नए दाने हैं जो कुछ घंटों में फैल गए, या त्वचा छिल रही है?
# Is there a red, blotchy rash all over the body, without blisters or pus?
question-measles-rash = क्या पूरे शरीर पर लाल, धब्बेदार दाने हैं, जिनमें पानी वाले फफोले या मवाद नहीं हैं?
# Did the patient have measles within the last three months?
question-measles-in-last-three-months = क्या मरीज़ को पिछले तीन महीनों में ख़सरा हुआ?
# Are the skin or the white of the eyes yellow?
question-jaundice = क्या त्वचा या आँखों का सफ़ेद भाग पीला है?
# Did the baby turn yellow within 24 hours of birth?
question-jaundice-in-first-day = क्या शिशु जन्म के 24 घंटे के अंदर पीला पड़ गया?
# Are the palms of the hands or the soles of the feet yellow?
question-yellow-palms-or-soles = क्या हाथों की हथेलियाँ या पैरों के तलवे पीले हैं?
# Is the baby's navel red, or does pus come out of it?
question-umbilicus-red-or-draining-pus = क्या शिशु की नाभि लाल है, या उससे मवाद आता है?
# Are there pimples with pus on the skin?
question-skin-pustules = क्या त्वचा पर मवाद वाले दाने हैं?
# Has someone already found an illness that needs an operation soon?
question-known-diagnosis-needing-urgent-surgery = क्या किसी ने पहले ही ऐसी बीमारी पाई है जिसका ऑपरेशन जल्द होना चाहिए?
# Has the patient been unable to pass urine though wanting to?
question-unable-to-pass-urine = क्या मरीज़ पेशाब करना चाहते हुए भी पेशाब नहीं कर पाया है?
# Are labour pains coming regularly, have the waters broken, or is the baby coming?
question-active-labour = क्या प्रसव पीड़ा नियमित रूप से आ रही है, या पानी की थैली फट गई है, या बच्चा आ रहा है?
# Is the baby about to be born: does she push, or can the head be seen?
question-imminent-delivery = क्या बच्चा पैदा होने वाला है: क्या वह ज़ोर लगा रही है, या बच्चे का सिर दिखता है?
# Is she bleeding from the vagina?
question-vaginal-bleeding = क्या मरीज़ की योनि से ख़ून बह रहा है?
# Was she sent here because of a problem with the pregnancy?
question-pregnancy-complication-referral = क्या मरीज़ को गर्भावस्था की किसी समस्या के कारण यहाँ भेजा गया?
# Is she pregnant, or could she be, or did she give birth in the last six weeks?
question-is-she-pregnant-or-could-she-be-or-did-she-give-birth-in-the-83199bff = क्या वह गर्भवती है, या हो सकती है, या पिछले छह हफ़्तों में उसने बच्चे को जन्म दिया?
# What is the blood pressure, upper and lower number in mmHg?
question-what-is-the-blood-pressure-upper-and-lower-number-in-mmhg = बीपी (रक्तचाप) कितना है, ऊपर का और नीचे का अंक mmHg में?
