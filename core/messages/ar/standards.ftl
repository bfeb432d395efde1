### العربية: what scores, other standards and the protocols for many casualties find, and their classes.

# 8 breaths per minute or fewer
finding-8-breaths-per-minute-or-fewer = 8 أنفاس في الدقيقة أو أقل
# 9 to 11 breaths per minute
finding-9-to-11-breaths-per-minute = من 9 إلى 11 نفسًا في الدقيقة
# 21 to 24 breaths per minute
finding-21-to-24-breaths-per-minute = من 21 إلى 24 نفسًا في الدقيقة
# 25 breaths per minute or more
finding-25-breaths-per-minute-or-more = 25 نفسًا في الدقيقة أو أكثر
# scale 1, oxygen saturation of 91 % or less
finding-scale-1-oxygen-saturation-of-91-or-less = المقياس 1، تشبع الأكسجين 91 % أو أقل
# scale 1, oxygen saturation of 92 to 93 %
finding-scale-1-oxygen-saturation-of-92-to-93 = المقياس 1، تشبع الأكسجين من 92 إلى 93 %
# scale 1, oxygen saturation of 94 to 95 %
finding-scale-1-oxygen-saturation-of-94-to-95 = المقياس 1، تشبع الأكسجين من 94 إلى 95 %
# scale 2, oxygen saturation of 83 % or less
finding-scale-2-oxygen-saturation-of-83-or-less = المقياس 2، تشبع الأكسجين 83 % أو أقل
# scale 2, oxygen saturation of 84 to 85 %
finding-scale-2-oxygen-saturation-of-84-to-85 = المقياس 2، تشبع الأكسجين من 84 إلى 85 %
# scale 2, oxygen saturation of 86 to 87 %
finding-scale-2-oxygen-saturation-of-86-to-87 = المقياس 2، تشبع الأكسجين من 86 إلى 87 %
# scale 2, oxygen saturation of 93 to 94 % on oxygen
finding-scale-2-oxygen-saturation-of-93-to-94-on-oxygen = المقياس 2، تشبع الأكسجين من 93 إلى 94 % مع إعطاء الأكسجين
# scale 2, oxygen saturation of 95 to 96 % on oxygen
finding-scale-2-oxygen-saturation-of-95-to-96-on-oxygen = المقياس 2، تشبع الأكسجين من 95 إلى 96 % مع إعطاء الأكسجين
# scale 2, oxygen saturation of 97 % or more on oxygen
finding-scale-2-oxygen-saturation-of-97-or-more-on-oxygen = المقياس 2، تشبع الأكسجين 97 % أو أكثر مع إعطاء الأكسجين
# given oxygen
finding-given-oxygen = يُعطى الأكسجين
# systolic pressure of 90 mmHg or less
finding-systolic-pressure-of-90-mmhg-or-less = الضغط الانقباضي 90 mmHg أو أقل
# systolic pressure of 91 to 100 mmHg
finding-systolic-pressure-of-91-to-100-mmhg = الضغط الانقباضي من 91 إلى 100 mmHg
# systolic pressure of 101 to 110 mmHg
finding-systolic-pressure-of-101-to-110-mmhg = الضغط الانقباضي من 101 إلى 110 mmHg
# systolic pressure of 220 mmHg or more
finding-systolic-pressure-of-220-mmhg-or-more = الضغط الانقباضي 220 mmHg أو أكثر
# pulse of 40 per minute or fewer
finding-pulse-of-40-per-minute-or-fewer = النبض 40 في الدقيقة أو أقل
# pulse of 41 to 50 per minute
finding-pulse-of-41-to-50-per-minute = النبض من 41 إلى 50 في الدقيقة
# pulse of 91 to 110 per minute
finding-pulse-of-91-to-110-per-minute = النبض من 91 إلى 110 في الدقيقة
# pulse of 111 to 130 per minute
finding-pulse-of-111-to-130-per-minute = النبض من 111 إلى 130 في الدقيقة
# pulse of 131 per minute or more
finding-pulse-of-131-per-minute-or-more = النبض 131 في الدقيقة أو أكثر
# newly confused, or responding to voice, to pain, or not at all
finding-newly-confused-or-responding-to-voice-to-pain-or-not-at-all = تشوش جديد، أو يستجيب للصوت، أو للألم، أو لا يستجيب إطلاقًا
# temperature of 35.0 °C or less
finding-temperature-of-35-0-c-or-less = درجة الحرارة 35.0 °C أو أقل
# temperature of 35.1 to 36.0 °C
finding-temperature-of-35-1-to-36-0-c = درجة الحرارة من 35.1 إلى 36.0 °C
# temperature of 38.1 to 39.0 °C
finding-temperature-of-38-1-to-39-0-c = درجة الحرارة من 38.1 إلى 39.0 °C
# temperature of 39.1 °C or more
finding-temperature-of-39-1-c-or-more = درجة الحرارة 39.1 °C أو أكثر
# 22 breaths per minute or more
finding-22-breaths-per-minute-or-more = 22 نفسًا في الدقيقة أو أكثر
# systolic pressure of 100 mmHg or less
finding-systolic-pressure-of-100-mmhg-or-less = الضغط الانقباضي 100 mmHg أو أقل
# altered mental state
finding-altered-mental-state = تغير الحالة العقلية
# cannot drink or breastfeed
finding-cannot-drink-or-breastfeed = لا يستطيع الرضاعة أو الشرب
# lethargic or unconscious
finding-lethargic-or-unconscious = خامل أو فاقد الوعي
# cough or difficult breathing with a danger sign
finding-cough-or-difficult-breathing-with-a-danger-sign = سعال أو صعوبة في التنفس مع علامة خطر
# harsh noise when breathing in, in a calm child
finding-harsh-noise-when-breathing-in-in-a-calm-child = صوت خشن عند الشهيق لدى طفل هادئ
# cough or difficult breathing with an oxygen saturation below 90 %
finding-cough-or-difficult-breathing-with-an-oxygen-saturation-below-27fbca1a = سعال أو صعوبة في التنفس مع تشبع الأكسجين أقل من 90 %
# diarrhoea, and two or more of: lethargic or unconscious, sunken eyes, skin pinch that goes back very slowly, cannot drink or drinks poorly
finding-diarrhoea-and-two-or-more-of-lethargic-or-unconscious-sunken-8dfb5350 = إسهال مع علامتين أو أكثر من: خامل أو فاقد الوعي، عيون غائرة، تعود ثنية الجلد ببطء شديد، لا يستطيع الشرب أو يشرب بصعوبة
# diarrhoea for 14 days or more, with dehydration
finding-diarrhoea-for-14-days-or-more-with-dehydration = إسهال منذ 14 يومًا أو أكثر، مع جفاف
# fever with a danger sign or a stiff neck
finding-fever-with-a-danger-sign-or-a-stiff-neck = حمى مع علامة خطر أو تيبس الرقبة
# measles now or in the last three months, with a danger sign, a cloudy cornea, or deep or extensive mouth ulcers
finding-measles-now-or-in-the-last-three-months-with-a-danger-sign-a-7de91dcd = حصبة الآن أو في الأشهر الثلاثة الماضية، مع علامة خطر أو عتامة القرنية أو تقرحات عميقة أو واسعة في الفم
# tender swelling behind the ear
finding-tender-swelling-behind-the-ear = تورم مؤلم خلف الأذن
# 2 to 11 months, 50 breaths per minute or more
finding-2-to-11-months-50-breaths-per-minute-or-more = العمر من 2 إلى 11 شهرًا، 50 نفسًا في الدقيقة أو أكثر
# 12 to 59 months, 40 breaths per minute or more
finding-12-to-59-months-40-breaths-per-minute-or-more = العمر من 12 إلى 59 شهرًا، 40 نفسًا في الدقيقة أو أكثر
# lower chest wall goes in
finding-lower-chest-wall-goes-in = انسحاب أسفل الصدر عند الشهيق
# diarrhoea, and two or more of: restless, irritable or lethargic, sunken eyes, skin pinch that goes back slowly, drinks eagerly or poorly
finding-diarrhoea-and-two-or-more-of-restless-irritable-or-lethargic-dfa64ea0 = إسهال مع علامتين أو أكثر من: متململ أو سريع الانفعال أو خامل، عيون غائرة، تعود ثنية الجلد ببطء، يشرب بلهفة أو بصعوبة
# diarrhoea for 14 days or more
finding-diarrhoea-for-14-days-or-more = إسهال منذ 14 يومًا أو أكثر
# diarrhoea with blood in the stool
finding-diarrhoea-with-blood-in-the-stool = إسهال مع دم في البراز
# fever with a positive malaria test
finding-fever-with-a-positive-malaria-test = حمى مع فحص ملاريا إيجابي
# fever with a negative malaria test
finding-fever-with-a-negative-malaria-test = حمى مع فحص ملاريا سلبي
# measles now or in the last three months, with pus from the eye or mouth ulcers
finding-measles-now-or-in-the-last-three-months-with-pus-from-the-ey-97f8d871 = حصبة الآن أو في الأشهر الثلاثة الماضية، مع صديد من العين أو مع تقرحات في الفم
# measles now or in the last three months
finding-measles-now-or-in-the-last-three-months = حصبة الآن أو في الأشهر الثلاثة الماضية
# ear pain
finding-ear-pain = ألم الأذن
# discharge from the ear, not known to last 14 days
finding-discharge-from-the-ear-not-known-to-last-14-days = إفرازات من الأذن، لا يُعرف أنها مستمرة منذ 14 يومًا
# discharge from the ear for 14 days or more
finding-discharge-from-the-ear-for-14-days-or-more = إفرازات من الأذن منذ 14 يومًا أو أكثر
# somewhat pale
finding-somewhat-pale = شحوب بسيط
# does not feed well
finding-does-not-feed-well = لا يرضع جيدًا
# convulsions
finding-convulsions = تشنجات
# lower chest wall goes in deeply
finding-lower-chest-wall-goes-in-deeply = انسحاب شديد لأسفل الصدر
# fever, from 37.5 °C
finding-fever-from-37-5-c = حمى، 37.5 °C أو أكثر
# fever, from 38.0 °C
finding-fever-from-38-0-c = حمى، 38.0 °C أو أكثر
# temperature below 35.5 °C, or an abnormally cold body
finding-temperature-below-35-5-c-or-an-abnormally-cold-body = درجة الحرارة أقل من 35.5 °C، أو برودة غير طبيعية في الجسم
# moves only when touched, or not at all
finding-moves-only-when-touched-or-not-at-all = لا يتحرك إلا عند لمسه، أو لا يتحرك إطلاقًا
# 60 breaths per minute or more in one count; count a second time for a full minute, and where that cannot be done this count stands
finding-60-breaths-per-minute-or-more-in-one-count-count-a-second-ti-0d395f19 = 60 نفسًا في الدقيقة أو أكثر في عدّ واحد؛ عُدّ مرة ثانية لدقيقة كاملة، وإذا تعذر ذلك يُعتمد هذا العدّ
# yellow palms or soles
finding-yellow-palms-or-soles = اصفرار الراحتين أو الأخمصين
# yellow within 24 hours of birth
finding-yellow-within-24-hours-of-birth = اصفرار خلال 24 ساعة من الولادة
# diarrhoea, and two or more of: moves only when touched or not at all, sunken eyes, skin pinch that goes back very slowly
finding-diarrhoea-and-two-or-more-of-moves-only-when-touched-or-not-e56f8c29 = إسهال مع علامتين أو أكثر من: لا يتحرك إلا عند لمسه أو لا يتحرك إطلاقًا، عيون غائرة، تعود ثنية الجلد ببطء شديد
# yellow skin or eyes
finding-yellow-skin-or-eyes = اصفرار الجلد أو العينين
# navel red or draining pus
finding-navel-red-or-draining-pus = سرة حمراء أو يخرج منها صديد
# skin pustules
finding-skin-pustules = بثور صديدية في الجلد
# diarrhoea, and two or more of: restless, irritable or moves little, sunken eyes, skin pinch that goes back slowly
finding-diarrhoea-and-two-or-more-of-restless-irritable-or-moves-lit-6993f85d = إسهال مع علامتين أو أكثر من: متململ أو سريع الانفعال أو قليل الحركة، عيون غائرة، تعود ثنية الجلد ببطء
# upper arm below 115 mm, with a danger sign, a class of IMCI that asks for urgent referral, or indrawing of the chest
finding-upper-arm-below-115-mm-with-a-danger-sign-a-class-of-imci-th-f4f7e22d = محيط أعلى الذراع أقل من 115 mm، مع علامة خطر، أو تصنيف في IMCI يطلب تحويلًا عاجلًا، أو انسحاب الصدر
# upper arm below 115 mm; to be treated at home only without a complication, and if the child eats the test food
finding-upper-arm-below-115-mm-to-be-treated-at-home-only-without-a-5719dba7 = محيط أعلى الذراع أقل من 115 mm؛ لا يُعالج في المنزل إلا إذا لم توجد مضاعفات وكان الطفل يأكل طعام الاختبار
# upper arm from 115 mm to below 125 mm
finding-upper-arm-from-115-mm-to-below-125-mm = محيط أعلى الذراع من 115 mm إلى أقل من 125 mm
# bleeding from the vagina
finding-bleeding-from-the-vagina = نزيف مهبلي
# fever
finding-fever = حمى
# severe headache
finding-severe-headache = صداع شديد
# the baby is about to be born
finding-the-baby-is-about-to-be-born = الولادة وشيكة
# in labour
finding-in-labour = في المخاض
# looks very ill
finding-looks-very-ill = يبدو مريضًا جدًا
# severe vomiting
finding-severe-vomiting = قيء شديد
# severe belly pain
finding-severe-belly-pain = ألم شديد في البطن
# systolic pressure of 160 mmHg or more
finding-systolic-pressure-of-160-mmhg-or-more = الضغط الانقباضي 160 mmHg أو أكثر
# diastolic pressure of 110 mmHg or more
finding-diastolic-pressure-of-110-mmhg-or-more = الضغط الانبساطي 110 mmHg أو أكثر
# systolic pressure of 140 mmHg or more with headache, blurred vision, pain in the upper belly, dizziness or vomiting
finding-systolic-pressure-of-140-mmhg-or-more-with-headache-blurred-8198a06d = الضغط الانقباضي 140 mmHg أو أكثر مع صداع أو عدم وضوح الرؤية أو ألم في أعلى البطن أو دوخة أو قيء
# diastolic pressure of 90 mmHg or more with headache, blurred vision, pain in the upper belly, dizziness or vomiting
finding-diastolic-pressure-of-90-mmhg-or-more-with-headache-blurred-239dd409 = الضغط الانبساطي 90 mmHg أو أكثر مع صداع أو عدم وضوح الرؤية أو ألم في أعلى البطن أو دوخة أو قيء
# pulse below 60 per minute
finding-pulse-below-60-per-minute = النبض أقل من 60 في الدقيقة
# pulse above 100 per minute
finding-pulse-above-100-per-minute = النبض أكثر من 100 في الدقيقة
# walks
finding-walks = يمشي
# did not breathe until the airway was opened
finding-did-not-breathe-until-the-airway-was-opened = لم يتنفس إلا بعد فتح مجرى الهواء
# does not breathe though the airway is open
finding-does-not-breathe-though-the-airway-is-open = لا يتنفس مع أن مجرى الهواء مفتوح
# no pulse at the wrist, or capillary refill above 2 seconds
finding-no-pulse-at-the-wrist-or-capillary-refill-above-2-seconds = لا نبض عند المعصم، أو زمن عودة امتلاء الشعيرات الدموية أكثر من 2 ثانية
# does not follow simple commands
finding-does-not-follow-simple-commands = لا ينفذ الأوامر البسيطة
# breathes, has perfusion and follows commands, but does not walk
finding-breathes-has-perfusion-and-follows-commands-but-does-not-wal-8f2a2e81 = يتنفس ولديه تروية دموية وينفذ الأوامر، لكنه لا يمشي
# breathes after five rescue breaths
finding-breathes-after-five-rescue-breaths = يتنفس بعد خمسة أنفاس إنقاذية
# does not breathe though the airway is open, and has no pulse
finding-does-not-breathe-though-the-airway-is-open-and-has-no-pulse = لا يتنفس مع أن مجرى الهواء مفتوح، ولا نبض لديه
# does not breathe after five rescue breaths
finding-does-not-breathe-after-five-rescue-breaths = لا يتنفس بعد خمسة أنفاس إنقاذية
# fewer than 15 or more than 45 breaths per minute, or irregular
finding-fewer-than-15-or-more-than-45-breaths-per-minute-or-irregula-b7cfca0b = أقل من 15 أو أكثر من 45 نفسًا في الدقيقة، أو تنفس غير منتظم
# breathes, and has no palpable pulse
finding-breathes-and-has-no-palpable-pulse = يتنفس، ولا نبض محسوس لديه
# does not respond, or not fittingly to pain
finding-does-not-respond-or-not-fittingly-to-pain = لا يستجيب، أو يستجيب للألم استجابة غير مناسبة
# breathes, has a pulse and responds, but does not walk
finding-breathes-has-a-pulse-and-responds-but-does-not-walk = يتنفس ولديه نبض ويستجيب، لكنه لا يمشي
# does not breathe though the airway is open, nor a child after rescue breaths
finding-does-not-breathe-though-the-airway-is-open-nor-a-child-after-4be10de1 = لا يتنفس مع أن مجرى الهواء مفتوح، والطفل لا يتنفس بعد الأنفاس الإنقاذية أيضًا
# does not follow commands or move with purpose, has no pulse at the wrist, breathes with distress, or bleeds on, and is judged not likely to survive with what there is
finding-does-not-follow-commands-or-move-with-purpose-has-no-pulse-a-b91ec8a3 = لا ينفذ الأوامر ولا يتحرك حركة هادفة، أو لا نبض عند المعصم، أو يكافح ليتنفس، أو نزيفه مستمر؛ وقُدِّر أن نجاته غير مرجحة بما هو متاح
# the same, and nobody has judged that survival is unlikely with what there is
finding-the-same-and-nobody-has-judged-that-survival-is-unlikely-wit-b8092613 = كما سبق، ولم يقدّر أحد أن النجاة غير مرجحة بما هو متاح
# minor injuries only
finding-minor-injuries-only = إصابات طفيفة فقط
# injuries that are not minor, and nothing that threatens life now
finding-injuries-that-are-not-minor-and-nothing-that-threatens-life-2636adda = إصابات غير طفيفة، ولا شيء يهدد الحياة الآن
# very severe disease
class-very-severe-disease = مرض شديد جدًا
# severe pneumonia or very severe disease
class-severe-pneumonia-or-very-severe-disease = التهاب رئوي شديد أو مرض شديد جدًا
# severe dehydration
class-severe-dehydration = جفاف شديد
# severe persistent diarrhoea
class-severe-persistent-diarrhoea = إسهال مديد شديد
# very severe febrile disease
class-very-severe-febrile-disease = مرض حموي شديد جدًا
# severe complicated measles
class-severe-complicated-measles = حصبة شديدة مع مضاعفات
# mastoiditis
class-mastoiditis = التهاب الخشاء
# severe anaemia
class-severe-anaemia = فقر دم شديد
# pneumonia
class-pneumonia = التهاب رئوي
# some dehydration
class-some-dehydration = بعض الجفاف
# persistent diarrhoea
class-persistent-diarrhoea = إسهال مديد
# dysentery
class-dysentery = زحار
# malaria
class-malaria = ملاريا
# fever without malaria
class-fever-without-malaria = حمى بدون ملاريا
# measles with eye or mouth complications
class-measles-with-eye-or-mouth-complications = حصبة مع مضاعفات في العين أو الفم
# measles
class-measles = حصبة
# acute ear infection
class-acute-ear-infection = التهاب الأذن الحاد
# chronic ear infection
class-chronic-ear-infection = التهاب الأذن المزمن
# anaemia
class-anaemia = فقر دم
# possible serious bacterial infection or very severe disease
class-possible-serious-bacterial-infection-or-very-severe-disease = احتمال عدوى بكتيرية خطيرة أو مرض شديد جدًا
# severe jaundice
class-severe-jaundice = يرقان شديد
# jaundice
class-jaundice = يرقان
# local infection
class-local-infection = عدوى موضعية
# complicated severe acute malnutrition
class-complicated-severe-acute-malnutrition = سوء تغذية حاد شديد مع مضاعفات
# severe acute malnutrition
class-severe-acute-malnutrition = سوء تغذية حاد شديد
# moderate acute malnutrition
class-moderate-acute-malnutrition = سوء تغذية حاد متوسط
# danger sign in pregnancy
class-danger-sign-in-pregnancy = علامة خطر في الحمل
# possible severe pre-eclampsia
class-possible-severe-pre-eclampsia = احتمال مقدمات ارتعاج شديدة (تسمم الحمل)
# abnormal pulse: count again, and have a clinician review it
class-abnormal-pulse-count-again-and-have-a-clinician-review-it = نبض غير طبيعي: عُدّه مرة أخرى، واطلب من ممارس سريري مراجعته
