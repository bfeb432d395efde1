### العربية: questions to the worker.

# Is the patient without any response to your voice and to touch or pain?
question-unresponsive = هل المريض بلا أي استجابة لصوتك ولا للمس أو الألم؟
# At rest, is there a harsh, high sound each time the patient breathes in?
question-stridor = أثناء الراحة، هل يُسمع صوت خشن وحاد في كل مرة يأخذ فيها المريض شهيقًا؟
# Is breathing very fast or very slow, or hard work: cannot talk, walk alone, eat or breastfeed, is confused, sleepy or agitated with it, uses the neck muscles, draws in the chest, nods the head, flares the nostrils, or grunts?
question-respiratory-distress = هل التنفس سريع جدًا أو بطيء جدًا، أو مجهِد: لا يستطيع الكلام أو لا يستطيع المشي وحده أو الأكل أو الرضاعة، أو هو مشوش أو نعسان أو هائج مع ذلك، أو يستخدم عضلات الرقبة، أو ينسحب صدره إلى الداخل، أو يهتز رأسه مع التنفس، أو تتسع فتحتا أنفه، أو يئن؟
# Are the lips or the tongue blue or grey?
question-central-cyanosis = هل لون الشفاه أو اللسان أزرق أو رمادي؟
# Is there a swelling or a lump in the mouth, throat or neck?
question-mouth-throat-or-neck-swelling = هل يوجد تورم أو كتلة في الفم أو الحلق أو الرقبة؟
# Does the chest whistle when the patient breathes out?
question-wheezing = هل يُسمع أزيز (صفير) في الصدر عند الزفير؟
# Does the patient cough?
question-cough = هل لدى المريض سعال؟
# Is breathing hard or unusual in any way?
question-difficult-breathing = هل التنفس صعب أو غير معتاد بأي شكل؟
# When the patient breathes in, does the lower chest wall go in?
question-chest-indrawing = عند الشهيق، هل ينسحب أسفل جدار الصدر إلى الداخل؟
# When the baby breathes in, does the lower chest wall go in deeply and easily seen?
question-severe-chest-indrawing = عند شهيق الرضيع، هل ينسحب أسفل جدار الصدر إلى الداخل بعمق وبوضوح تسهل رؤيته؟
# Does the nose run?
question-runny-nose = هل يسيل الأنف؟
# Is the pulse both hard to feel and fast?
question-weak-and-fast-pulse = هل النبض صعب الجس وسريع معًا؟
# Are the patient's hands and feet cold to your touch?
question-cold-extremities = هل يدا المريض وقدماه باردة عند لمسك لها؟
# Is blood being lost fast: pouring, spurting, or soaking cloth after cloth?
question-heavy-bleeding = هل يُفقد الدم بسرعة: يتدفق أو يندفع أو يبلل قطعة قماش بعد أخرى؟
# Is any bleeding, however slow, still going on?
question-ongoing-bleeding = هل ما زال هناك أي نزيف مستمر، مهما كان بطيئًا؟
# Are the palms and the inside of the lower eyelids white or nearly white?
question-severe-pallor = هل الراحتان وباطن الجفنين السفليين بيضاء أو شبه بيضاء؟
# Did the patient pass out in this illness and come round again?
question-recent-fainting = هل أُغمي على المريض في هذا المرض ثم أفاق؟
# Are the palms paler than they should be?
question-some-pallor = هل الراحتان أشحب مما يجب؟
# Is the patient having a fit right now?
question-active-convulsions = هل يتشنج المريض الآن؟
# Has the patient had a fit during this illness, during this pregnancy, or since giving birth?
question-convulsions-this-illness = هل حدث للمريض تشنج أثناء هذا المرض، أو أثناء هذا الحمل، أو منذ الولادة؟
# Does the baby move only when touched or spoken to, and then stop, or not at all?
question-moves-only-when-stimulated = هل يتحرك الرضيع فقط عند لمسه أو الكلام معه ثم يتوقف، أو لا يتحرك أبدًا؟
# Is the patient newly confused, hard to keep awake, or not acting as usual?
question-altered-mental-status = هل أصبح المريض حديثًا مشوشًا، أو يصعب إبقاؤه مستيقظًا، أو ليس كعادته؟
# Is the patient unusually restless and hard to calm?
question-agitation = هل المريض هائج: متململ على غير العادة ويصعب تهدئته؟
# Is the patient hitting, threatening, or about to hurt someone?
question-violent-or-aggressive = هل المريض يضرب أو يهدد أو يوشك أن يؤذي أحدًا؟
# Speaking alone and kindly: has the patient hurt themselves on purpose, or do they think of ending their life?
question-self-harm = بالحديث على انفراد وبلطف: هل آذى المريض نفسه عمدًا، أو هل يفكر في إنهاء حياته؟
# Is the patient limp, sleepy, or without interest in what happens around them?
question-lethargy = هل المريض مرتخي الجسم أو نعسان أو غير مهتم بما يحدث حوله؟
# Does the child cry or squirm all the time, even when held?
question-restless-or-irritable = هل يبكي الطفل أو يتململ طوال الوقت، حتى عند حمله؟
# Does bending the chin to the chest hurt, or is it impossible?
question-stiff-neck = هل ثني الذقن نحو الصدر مؤلم أو مستحيل؟
# Does the head ache?
question-headache = هل يوجد صداع؟
# Is the headache very strong, or the worst the patient has known?
question-severe-headache = هل الصداع شديد جدًا، أو هو أسوأ صداع عرفه المريض؟
# Did one side or one part suddenly become weak or numb, or did speech or the face change?
question-acute-focal-neurologic-complaint = هل أصبح جانب أو جزء من الجسم فجأة ضعيفًا أو خدرًا، أو هل تغير الكلام أو الوجه؟
# Did sight suddenly become blurred, double or spotted, or go away?
question-acute-visual-disturbance = هل أصبحت الرؤية فجأة ضبابية أو مزدوجة أو فيها بقع، أو فُقدت؟
# Has the patient in the last days become too weak for ordinary tasks?
question-acute-general-weakness = هل أصبح المريض في الأيام الأخيرة أضعف من أن يقوم بالأعمال المعتادة؟
# Does the patient feel dizzy or about to fall?
question-dizziness = هل يشعر المريض بدوخة أو بأنه على وشك السقوط؟
# Is the body hot, or was there fever in this illness?
question-fever = هل الجسم ساخن، أو هل كانت هناك حمى في هذا المرض؟
# Was a malaria test done in this illness, and was it positive?
question-malaria-test-positive = هل أُجري فحص الملاريا في هذا المرض، وكان إيجابيًا؟
# Was a malaria test done in this illness, and was it negative?
question-malaria-test-negative = هل أُجري فحص الملاريا في هذا المرض، وكان سلبيًا؟
# Does the body, chest and belly too, feel colder than it should?
question-hypothermia = هل الجسم، بما فيه الصدر والبطن أيضًا، أبرد مما يجب عند اللمس؟
# Was the blood sugar measured today and found low?
question-hypoglycaemia = هل قيس سكر الدم اليوم وكان منخفضًا؟
# Does everything swallowed come up again?
question-vomits-everything = هل يتقيأ المريض كل شيء يبتلعه؟
# Does the patient vomit?
question-vomiting = هل لدى المريض قيء؟
# Is there watery or frequent stool that has not stopped?
question-ongoing-diarrhoea = هل يوجد براز مائي أو متكرر لم يتوقف؟
# Is there vomiting so strong or frequent that it worries you?
question-severe-vomiting = هل يوجد قيء شديد أو متكرر إلى درجة تقلقك؟
# Has the diarrhoea gone on for 14 days or more?
question-persistent-diarrhoea = هل استمر الإسهال 14 يومًا أو أكثر؟
# Is there blood in the stool?
question-blood-in-stool = هل يوجد دم في البراز؟
# Does the baby feed less or worse than before?
question-not-feeding-well = هل يرضع الرضيع أقل أو أسوأ من قبل؟
# When offered a drink, does the patient reach for it and want more?
question-drinks-eagerly = عند تقديم شراب، هل يمد المريض يده إليه ويريد المزيد؟
# After a pinch of the belly skin, does the fold stay for a moment?
question-slow-skin-pinch = بعد قرص جلد البطن، هل تبقى ثنية الجلد لحظة؟
# Is the patient unable to drink or, if at the breast, unable to breastfeed?
question-unable-to-feed-or-drink = هل المريض غير قادر على الشرب أو، إن كان يرضع من الثدي، غير قادر على الرضاعة؟
# When offered a drink, does the patient take very little or need help to swallow?
question-drinks-poorly = عند تقديم شراب، هل يشرب المريض قليلًا جدًا أو يحتاج إلى مساعدة على البلع؟
# Do the eyes lie deeper than the family is used to?
question-sunken-eyes = هل العينان غائرتان أكثر مما اعتادت عليه الأسرة؟
# After a pinch of the belly skin, does the fold stand for more than two seconds?
question-very-slow-skin-pinch = بعد قرص جلد البطن، هل تبقى ثنية الجلد قائمة أكثر من ثانيتين؟
# Does the patient show loss of fluid: dry mouth, no tears, little urine, or thirst?
question-dehydration = هل تظهر على المريض علامات فقد السوائل: جفاف الفم أو غياب الدموع أو قلة البول أو العطش؟
# Is the patient skin and bone, with loose folds at the buttocks or visible ribs?
question-visible-severe-wasting = هل المريض جلد على عظم، مع ثنيات جلد مرتخية عند الأليتين أو أضلاع ظاهرة؟
# Does a thumb pressed on the top of each foot leave a dent in both?
question-oedema-both-feet = هل يترك ضغط الإبهام على ظهر كل قدم حفرة في القدمين معًا؟
# Does the patient look very ill to you?
question-looks-very-ill = هل يبدو لك المريض مريضًا جدًا؟
# Does an ear hurt?
question-ear-pain = هل يوجد ألم في الأذن؟
# Does pus or other fluid come out of an ear?
question-ear-discharge = هل يخرج صديد أو سائل آخر من الأذن؟
# Has fluid come out of an ear for 14 days or more?
question-persistent-ear-discharge = هل يخرج سائل من الأذن منذ 14 يومًا أو أكثر؟
# Is there a swelling behind an ear that hurts when pressed?
question-tender-swelling-behind-ear = هل يوجد خلف الأذن تورم مؤلم عند الضغط عليه؟
# Are the eyes red?
question-red-eyes = هل العينان حمراوان؟
# Does pus come out of an eye?
question-pus-from-eye = هل يخرج صديد من العين؟
# Is the clear front of an eye cloudy or hazy?
question-clouding-of-cornea = هل الجزء الأمامي الشفاف من العين عكر أو ضبابي؟
# Are there sores in the mouth or on the lips?
question-mouth-ulcers = هل توجد تقرحات في الفم أو على الشفاه؟
# Are the sores in the mouth deep, or are there many?
question-deep-mouth-ulcers = هل تقرحات الفم عميقة أو كثيرة؟
# Is there pain, anywhere, that the patient calls severe or cannot bear?
question-severe-pain = هل يوجد ألم، في أي مكان، يصفه المريض بأنه شديد أو لا يستطيع تحمله؟
# Did pain in the chest or the belly begin recently?
question-acute-chest-or-abdominal-pain = هل بدأ حديثًا ألم في الصدر أو البطن؟
# Is there strong pain in the belly?
question-severe-abdominal-pain = هل يوجد ألم شديد في البطن؟
# Is there pain in the upper middle of the belly, below the ribs?
question-epigastric-pain = هل يوجد ألم في وسط أعلى البطن، تحت الأضلاع؟
# Is there sudden pain in a testicle or the scrotum, or a painful erection that does not go down?
question-acute-testicular-or-scrotal-pain = هل يوجد ألم مفاجئ في الخصية أو كيس الصفن، أو انتصاب مؤلم لا يزول؟
# Was an ECG done, and does it show signs of a blocked heart artery?
question-ecg-acute-ischaemia = هل أُجري تخطيط القلب، وهل يُظهر علامات انسداد شريان في القلب؟
# Was the force great: a fall from twice the patient's height or more, a crash at high speed, hit while walking or cycling, without a seat belt, thrown out or trapped, or another person in the vehicle died? Was a part crushed, is there more than one injury, or a stab, shot or other wound that goes deep (head, neck, trunk, thigh or upper arm, or further out if it still bleeds)? Or is the injured patient pregnant, taking blood thinners, or known to bleed easily?
question-high-risk-trauma = هل كانت قوة الإصابة كبيرة: سقوط من ارتفاع يساوي ضعف طول المريض أو أكثر، أو حادث بسرعة عالية، أو صُدم وهو يمشي أو يركب دراجة، أو بلا حزام أمان، أو قُذف خارج المركبة أو انحصر، أو مات شخص آخر في المركبة؟ هل سُحق جزء من الجسم، أو هناك أكثر من إصابة واحدة، أو طعنة أو طلق ناري أو جرح آخر عميق (في الرأس أو الرقبة أو الجذع أو الفخذ أو العضد، أو أبعد من ذلك في الطرف إن كان ما زال ينزف)؟ أو هل المصاب حامل، أو يأخذ أدوية مميعة للدم، أو معروف بأنه ينزف بسهولة؟
# Was the patient injured?
question-trauma = هل أصيب المريض بإصابة؟
# Is the burn large (more than about fifteen of the patient's palms, 15 %), all around a limb or the trunk, on face or neck, or was smoke breathed in; or is the burnt patient under 2 or over 70 years old?
question-major-burn = هل الحرق كبير (أكثر من نحو خمس عشرة راحة من راحات يد المريض، 15 %)، أو يحيط بطرف أو بالجذع من كل الجهات، أو في الوجه أو الرقبة، أو استُنشق دخان؛ أو هل عمر المصاب بالحرق أقل من 2 سنة أو أكثر من 70 سنة؟
# Is there any burn or scald?
question-burn = هل يوجد أي حرق، بما فيه الحرق بسائل ساخن؟
# Is an arm or leg without pulse, or painful and also pale, weak, numb, or hugely swollen after an injury?
question-threatened-limb = هل توجد ذراع أو ساق بلا نبض، أو مؤلمة وهي أيضًا شاحبة أو ضعيفة أو خدرة أو متورمة جدًا بعد إصابة؟
# Is an arm or leg newly bent or out of shape?
question-visible-acute-limb-deformity = هل توجد ذراع أو ساق منحنية أو مشوهة الشكل حديثًا؟
# Is there a wound over a broken bone, or bone to be seen?
question-open-fracture = هل يوجد جرح فوق عظم مكسور، أو عظم ظاهر؟
# Does a joint look or feel out of its place?
question-suspected-dislocation = هل يبدو مفصل خارج مكانه عند النظر أو الجس؟
# Was the patient bitten by a snake, or possibly so?
question-snake-bite = هل تعرض المريض للدغة أفعى، أو هل يُحتمل ذلك؟
# Did the patient swallow, breathe in or touch a poison, a chemical, or too much medicine?
question-poisoning-or-chemical-exposure = هل ابتلع المريض أو استنشق أو لمس سمًا أو مادة كيميائية، أو أخذ دواء أكثر من اللازم؟
# Was there an animal bite, a needle injury, or other contact for which a preventive treatment must start soon?
question-exposure-needing-prophylaxis = هل حدثت عضة حيوان أو وخزة إبرة أو تعرض آخر يجب أن يبدأ له علاج وقائي قريبًا؟
# Speaking alone and kindly: did someone force the patient into a sexual act?
question-sexual-assault = بالحديث على انفراد وبلطف: هل أجبر شخص ما المريض على فعل جنسي؟
# Is there a new rash that has spread within hours, or skin that peels off?
question-new-rash-worsening-or-peeling = هل يوجد طفح جديد انتشر خلال ساعات، أو جلد يتقشر؟
# Is there a red, blotchy rash all over the body, without blisters or pus?
question-measles-rash = هل يوجد طفح أحمر مبقع في كل الجسم، بلا فقاعات ولا صديد؟
# Did the patient have measles within the last three months?
question-measles-in-last-three-months = هل أصيب المريض بالحصبة خلال الأشهر الثلاثة الماضية؟
# Are the skin or the white of the eyes yellow?
question-jaundice = هل لون الجلد أو بياض العينين أصفر؟
# Did the baby turn yellow within 24 hours of birth?
question-jaundice-in-first-day = هل اصفر الرضيع خلال 24 ساعة من الولادة؟
# Are the palms of the hands or the soles of the feet yellow?
question-yellow-palms-or-soles = هل راحتا اليدين أو أخمصا القدمين صفراء؟
# Is the baby's navel red, or does pus come out of it?
question-umbilicus-red-or-draining-pus = هل سرة الرضيع حمراء، أو هل يخرج منها صديد؟
# Are there pimples with pus on the skin?
question-skin-pustules = هل توجد بثور صديدية على الجلد؟
# Has someone already found an illness that needs an operation soon?
question-known-diagnosis-needing-urgent-surgery = هل شخّص أحد من قبل مرضًا يحتاج إلى عملية جراحية قريبًا؟
# Has the patient been unable to pass urine though wanting to?
question-unable-to-pass-urine = هل يريد المريض التبول ولا يستطيع؟
# Are labour pains coming regularly, have the waters broken, or is the baby coming?
question-active-labour = هل تأتي آلام المخاض بانتظام، أو نزل ماء الرأس، أو الطفل في طريقه إلى الخروج؟
# Is the baby about to be born: does she push, or can the head be seen?
question-imminent-delivery = هل الولادة وشيكة: هل تدفع الأم، أو هل يمكن رؤية رأس الطفل؟
# Is she bleeding from the vagina?
question-vaginal-bleeding = هل يوجد نزيف مهبلي؟
# Was she sent here because of a problem with the pregnancy?
question-pregnancy-complication-referral = هل حُولت إلى هنا بسبب مشكلة في الحمل؟
# Is she pregnant, or could she be, or did she give birth in the last six weeks?
question-is-she-pregnant-or-could-she-be-or-did-she-give-birth-in-the-83199bff = هل هي حامل، أو يمكن أن تكون حاملًا، أو هل ولدت في الأسابيع الستة الماضية؟
# What is the blood pressure, upper and lower number in mmHg?
question-what-is-the-blood-pressure-upper-and-lower-number-in-mmhg = كم ضغط الدم، الرقم الأعلى والرقم الأدنى بوحدة mmHg؟
