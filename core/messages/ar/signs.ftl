### العربية: the label of each sign. Whoever knows the language and the work: mend what is wrong, and put your name here.

reviewer = nobody yet

# does not respond
sign-unresponsive = لا يستجيب
# harsh noise when breathing in
sign-stridor = صوت خشن عند الشهيق
# struggling to breathe
sign-respiratory-distress = يكافح ليتنفس
# blue lips or tongue
sign-central-cyanosis = زرقة الشفاه أو اللسان
# swelling of mouth, throat or neck
sign-mouth-throat-or-neck-swelling = تورم في الفم أو الحلق أو الرقبة
# wheezing
sign-wheezing = أزيز في الصدر
# cough
sign-cough = سعال
# trouble with breathing
sign-difficult-breathing = صعوبة في التنفس
# lower chest goes in when breathing in
sign-chest-indrawing = انسحاب أسفل الصدر عند الشهيق
# lower chest goes in deeply when breathing in
sign-severe-chest-indrawing = انسحاب شديد لأسفل الصدر
# runny nose
sign-runny-nose = سيلان الأنف
# weak and fast pulse
sign-weak-and-fast-pulse = نبض ضعيف وسريع
# cold hands and feet
sign-cold-extremities = برودة اليدين والقدمين
# heavy bleeding
sign-heavy-bleeding = نزيف غزير
# bleeding that goes on
sign-ongoing-bleeding = نزيف مستمر
# very pale
sign-severe-pallor = شحوب شديد
# fainted recently
sign-recent-fainting = إغماء حديث
# somewhat pale
sign-some-pallor = شحوب بسيط
# convulsing now
sign-active-convulsions = يتشنج الآن
# convulsions in this illness
sign-convulsions-this-illness = تشنجات في هذا المرض
# moves only when touched, or not at all
sign-moves-only-when-stimulated = لا يتحرك إلا عند لمسه أو لا يتحرك
# confused, drowsy or not themselves
sign-altered-mental-status = مشوش أو نعسان أو ليس كعادته
# agitated
sign-agitation = هائج
# violent or aggressive
sign-violent-or-aggressive = عنيف أو عدواني
# self-harm or thoughts of it
sign-self-harm = إيذاء النفس أو التفكير فيه
# lethargic
sign-lethargy = خامل
# restless or irritable
sign-restless-or-irritable = متململ أو سريع الانفعال
# stiff neck
sign-stiff-neck = تيبس الرقبة
# headache
sign-headache = صداع
# severe headache
sign-severe-headache = صداع شديد
# new weakness, numbness or speech trouble in one part
sign-acute-focal-neurologic-complaint = ضعف أو خدر أو صعوبة كلام جديدة في جزء واحد
# sudden change of vision
sign-acute-visual-disturbance = تغير مفاجئ في الرؤية
# newly weak all over
sign-acute-general-weakness = ضعف عام جديد
# dizziness
sign-dizziness = دوخة
# fever
sign-fever = حمى
# malaria test positive
sign-malaria-test-positive = فحص الملاريا إيجابي
# malaria test negative
sign-malaria-test-negative = فحص الملاريا سلبي
# abnormally cold body
sign-hypothermia = برودة غير طبيعية في الجسم
# low blood sugar
sign-hypoglycaemia = انخفاض سكر الدم
# vomits everything
sign-vomits-everything = يتقيأ كل شيء
# vomiting
sign-vomiting = قيء
# ongoing diarrhoea
sign-ongoing-diarrhoea = إسهال مستمر
# severe vomiting
sign-severe-vomiting = قيء شديد
# diarrhoea for 14 days or more
sign-persistent-diarrhoea = إسهال منذ 14 يومًا أو أكثر
# blood in the stool
sign-blood-in-stool = دم في البراز
# does not feed well
sign-not-feeding-well = لا يرضع جيدًا
# drinks eagerly
sign-drinks-eagerly = يشرب بلهفة
# skin pinch goes back slowly
sign-slow-skin-pinch = تعود ثنية الجلد ببطء
# cannot feed or drink
sign-unable-to-feed-or-drink = لا يستطيع الرضاعة أو الشرب
# drinks poorly
sign-drinks-poorly = يشرب بصعوبة
# sunken eyes
sign-sunken-eyes = عيون غائرة
# skin pinch goes back very slowly
sign-very-slow-skin-pinch = تعود ثنية الجلد ببطء شديد
# dehydrated
sign-dehydration = جفاف
# severely wasted
sign-visible-severe-wasting = هزال شديد
# swelling of both feet
sign-oedema-both-feet = تورم القدمين
# looks very ill
sign-looks-very-ill = يبدو مريضًا جدًا
# ear pain
sign-ear-pain = ألم الأذن
# ear discharge
sign-ear-discharge = إفرازات من الأذن
# ear discharge for 14 days or more
sign-persistent-ear-discharge = إفرازات من الأذن منذ 14 يومًا أو أكثر
# tender swelling behind the ear
sign-tender-swelling-behind-ear = تورم مؤلم خلف الأذن
# red eyes
sign-red-eyes = احمرار العينين
# pus from the eye
sign-pus-from-eye = صديد من العين
# cloudy cornea
sign-clouding-of-cornea = عتامة القرنية
# mouth ulcers
sign-mouth-ulcers = تقرحات الفم
# deep or extensive mouth ulcers
sign-deep-mouth-ulcers = تقرحات عميقة أو واسعة في الفم
# severe pain
sign-severe-pain = ألم شديد
# new chest or belly pain
sign-acute-chest-or-abdominal-pain = ألم جديد في الصدر أو البطن
# severe belly pain
sign-severe-abdominal-pain = ألم شديد في البطن
# pain in the upper belly
sign-epigastric-pain = ألم في أعلى البطن
# testicular pain or an erection that will not end
sign-acute-testicular-or-scrotal-pain = ألم الخصية أو انتصاب لا ينتهي
# ECG suggests a heart attack
sign-ecg-acute-ischaemia = تخطيط القلب يشير إلى نوبة قلبية
# dangerous injury
sign-high-risk-trauma = إصابة خطيرة
# injury
sign-trauma = إصابة
# major burn
sign-major-burn = حرق كبير
# burn
sign-burn = حرق
# limb at risk
sign-threatened-limb = طرف مهدد
# newly deformed limb
sign-visible-acute-limb-deformity = تشوه جديد في طرف
# open fracture
sign-open-fracture = كسر مفتوح
# joint out of place
sign-suspected-dislocation = خلع في مفصل
# snake bite
sign-snake-bite = لدغة أفعى
# poisoning or chemical exposure
sign-poisoning-or-chemical-exposure = تسمم أو تعرض لمادة كيميائية
# exposure that needs treatment in time
sign-exposure-needing-prophylaxis = تعرض يحتاج علاجًا في وقته
# sexual assault
sign-sexual-assault = اعتداء جنسي
# new rash that spreads or peels
sign-new-rash-worsening-or-peeling = طفح جديد ينتشر أو يتقشر
# rash like measles
sign-measles-rash = طفح يشبه الحصبة
# measles in the last three months
sign-measles-in-last-three-months = حصبة في الأشهر الثلاثة الماضية
# yellow skin or eyes
sign-jaundice = اصفرار الجلد أو العينين
# yellow within a day of birth
sign-jaundice-in-first-day = اصفرار في اليوم الأول من الولادة
# yellow palms or soles
sign-yellow-palms-or-soles = اصفرار الراحتين أو الأخمصين
# navel red or draining pus
sign-umbilicus-red-or-draining-pus = سرة حمراء أو يخرج منها صديد
# skin pustules
sign-skin-pustules = بثور صديدية في الجلد
# sent for urgent surgery
sign-known-diagnosis-needing-urgent-surgery = محول لجراحة عاجلة
# cannot pass urine
sign-unable-to-pass-urine = لا يستطيع التبول
# in labour
sign-active-labour = في المخاض
# baby about to be born
sign-imminent-delivery = الولادة وشيكة
# bleeding from the vagina
sign-vaginal-bleeding = نزيف مهبلي
# sent because of a problem in pregnancy
sign-pregnancy-complication-referral = محولة بسبب مشكلة في الحمل
