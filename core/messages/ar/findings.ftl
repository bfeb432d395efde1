### العربية: what the triage tool finds; colours, when to come in.

# does not respond
finding-does-not-respond = لا يستجيب
# harsh noise when breathing in
finding-harsh-noise-when-breathing-in = صوت خشن عند الشهيق
# struggling to breathe
finding-struggling-to-breathe = يكافح ليتنفس
# blue lips or tongue
finding-blue-lips-or-tongue = زرقة الشفاه أو اللسان
# capillary refill above 3 seconds
finding-capillary-refill-above-3-seconds = زمن عودة امتلاء الشعيرات الدموية أكثر من 3 ثوانٍ
# weak and fast pulse
finding-weak-and-fast-pulse = نبض ضعيف وسريع
# heavy bleeding
finding-heavy-bleeding = نزيف غزير
# heart rate below 50 per minute
finding-heart-rate-below-50-per-minute = معدل نبض القلب أقل من 50 في الدقيقة
# heart rate above 150 per minute
finding-heart-rate-above-150-per-minute = معدل نبض القلب أكثر من 150 في الدقيقة
# convulsing now
finding-convulsing-now = يتشنج الآن
# two or more of: altered mental state, stiff neck, fever or hypothermia, headache
finding-two-or-more-of-altered-mental-state-stiff-neck-fever-or-hypo-580954f8 = اثنان أو أكثر من: تغير الحالة العقلية، تيبس الرقبة، حمى أو برودة غير طبيعية في الجسم، صداع
# low blood sugar
finding-low-blood-sugar = انخفاض سكر الدم
# dangerous injury
finding-dangerous-injury = إصابة خطيرة
# major burn
finding-major-burn = حرق كبير
# any burn above 70 years of age
finding-any-burn-above-70-years-of-age = أي حرق والعمر أكثر من 70 سنة
# poisoning or chemical exposure
finding-poisoning-or-chemical-exposure = تسمم أو تعرض لمادة كيميائية
# limb at risk
finding-limb-at-risk = طرف مهدد
# snake bite
finding-snake-bite = لدغة أفعى
# new chest or belly pain above 50 years of age
finding-new-chest-or-belly-pain-above-50-years-of-age = ألم جديد في الصدر أو البطن والعمر أكثر من 50 سنة
# ECG, if done, suggests a heart attack
finding-ecg-if-done-suggests-a-heart-attack = تخطيط القلب، إن أُجري، يشير إلى نوبة قلبية
# violent or aggressive
finding-violent-or-aggressive = عنيف أو عدواني
# pregnant with heavy bleeding
finding-pregnant-with-heavy-bleeding = حامل مع نزيف غزير
# pregnant with severe belly pain
finding-pregnant-with-severe-belly-pain = حامل مع ألم شديد في البطن
# pregnant and convulsing
finding-pregnant-and-convulsing = حامل وتتشنج
# pregnant with altered mental state
finding-pregnant-with-altered-mental-state = حامل مع تغير الحالة العقلية
# pregnant with severe headache
finding-pregnant-with-severe-headache = حامل مع صداع شديد
# pregnant with a sudden change of vision
finding-pregnant-with-a-sudden-change-of-vision = حامل مع تغير مفاجئ في الرؤية
# pregnant with systolic pressure of 160 mmHg or more
finding-pregnant-with-systolic-pressure-of-160-mmhg-or-more = حامل والضغط الانقباضي 160 mmHg أو أكثر
# pregnant with diastolic pressure of 110 mmHg or more
finding-pregnant-with-diastolic-pressure-of-110-mmhg-or-more = حامل والضغط الانبساطي 110 mmHg أو أكثر
# pregnant and in labour
finding-pregnant-and-in-labour = حامل وفي المخاض
# pregnant with an injury
finding-pregnant-with-an-injury = حامل مع إصابة
# swelling of mouth, throat or neck
finding-swelling-of-mouth-throat-or-neck = تورم في الفم أو الحلق أو الرقبة
# wheezing
finding-wheezing = أزيز في الصدر
# vomits everything
finding-vomits-everything = يتقيأ كل شيء
# ongoing diarrhoea
finding-ongoing-diarrhoea = إسهال مستمر
# cannot feed or drink
finding-cannot-feed-or-drink = لا يستطيع الرضاعة أو الشرب
# very pale
finding-very-pale = شحوب شديد
# bleeding that goes on
finding-bleeding-that-goes-on = نزيف مستمر
# fainted recently
finding-fainted-recently = إغماء حديث
# confused, drowsy or not themselves
finding-confused-drowsy-or-not-themselves = مشوش أو نعسان أو ليس كعادته
# agitated
finding-agitated = هائج
# newly weak all over
finding-newly-weak-all-over = ضعف عام جديد
# new weakness, numbness or speech trouble in one part
finding-new-weakness-numbness-or-speech-trouble-in-one-part = ضعف أو خدر أو صعوبة كلام جديدة في جزء واحد
# sudden change of vision
finding-sudden-change-of-vision = تغير مفاجئ في الرؤية
# severe pain
finding-severe-pain = ألم شديد
# new rash that spreads within hours or peels
finding-new-rash-that-spreads-within-hours-or-peels = طفح جديد ينتشر خلال ساعات أو يتقشر
# newly deformed limb
finding-newly-deformed-limb = تشوه جديد في طرف
# open fracture
finding-open-fracture = كسر مفتوح
# joint out of place
finding-joint-out-of-place = خلع في مفصل
# any other injury
finding-any-other-injury = أي إصابة أخرى
# any other burn
finding-any-other-burn = أي حرق آخر
# sent for urgent surgery
finding-sent-for-urgent-surgery = محول لجراحة عاجلة
# sexual assault
finding-sexual-assault = اعتداء جنسي
# testicular pain or an erection that will not end
finding-testicular-pain-or-an-erection-that-will-not-end = ألم الخصية أو انتصاب لا ينتهي
# cannot pass urine
finding-cannot-pass-urine = لا يستطيع التبول
# exposure that needs treatment in time
finding-exposure-that-needs-treatment-in-time = تعرض يحتاج علاجًا في وقته
# pregnant and sent because of a problem
finding-pregnant-and-sent-because-of-a-problem = حامل ومحولة بسبب مشكلة
# heart rate below 60 per minute
finding-heart-rate-below-60-per-minute = معدل نبض القلب أقل من 60 في الدقيقة
# heart rate above 130 per minute
finding-heart-rate-above-130-per-minute = معدل نبض القلب أكثر من 130 في الدقيقة
# fewer than 10 breaths per minute
finding-fewer-than-10-breaths-per-minute = أقل من 10 أنفاس في الدقيقة
# more than 30 breaths per minute
finding-more-than-30-breaths-per-minute = أكثر من 30 نفسًا في الدقيقة
# temperature below 36 °C
finding-temperature-below-36-c = درجة الحرارة أقل من 36 °C
# temperature above 39 °C
finding-temperature-above-39-c = درجة الحرارة أعلى من 39 °C
# oxygen saturation below 92 %
finding-oxygen-saturation-below-92 = تشبع الأكسجين أقل من 92 %
# not fully alert
finding-not-fully-alert = ليس يقظًا تمامًا
# heart rate of 0
finding-heart-rate-of-0 = معدل نبض القلب 0
# respiratory rate of 0
finding-respiratory-rate-of-0 = معدل التنفس 0
# after birth, systolic pressure of 160 mmHg or more
finding-after-birth-systolic-pressure-of-160-mmhg-or-more = بعد الولادة، الضغط الانقباضي 160 mmHg أو أكثر
# after birth, diastolic pressure of 110 mmHg or more
finding-after-birth-diastolic-pressure-of-110-mmhg-or-more = بعد الولادة، الضغط الانبساطي 110 mmHg أو أكثر
# after birth, severe headache
finding-after-birth-severe-headache = بعد الولادة، صداع شديد
# after birth, a sudden change of vision
finding-after-birth-a-sudden-change-of-vision = بعد الولادة، تغير مفاجئ في الرؤية
# after birth, altered mental state
finding-after-birth-altered-mental-state = بعد الولادة، تغير الحالة العقلية
# after birth, bleeding from the vagina
finding-after-birth-bleeding-from-the-vagina = بعد الولادة، نزيف مهبلي
# self-harm, done or thought of
finding-self-harm-done-or-thought-of = إيذاء النفس أو التفكير فيه
# pregnant with a pulse below 60 or above 100 per minute
finding-pregnant-with-a-pulse-below-60-or-above-100-per-minute = حامل والنبض أقل من 60 أو أكثر من 100 في الدقيقة
# systolic pressure below 40 mmHg
finding-systolic-pressure-below-40-mmhg = الضغط الانقباضي أقل من 40 mmHg
# heart rate below 20 per minute: counted for 15 seconds?
finding-heart-rate-below-20-per-minute-counted-for-15-seconds = معدل نبض القلب أقل من 20 في الدقيقة: هل كان العد لمدة 15 ثانية؟
# fewer than 5 breaths per minute: counted for 15 seconds?
finding-fewer-than-5-breaths-per-minute-counted-for-15-seconds = أقل من 5 أنفاس في الدقيقة: هل كان العد لمدة 15 ثانية؟
# oxygen saturation below 50 %: a fraction, or not well read?
finding-oxygen-saturation-below-50-a-fraction-or-not-well-read = تشبع الأكسجين أقل من 50 %: هل هو كسر عشري، أو قراءة غير جيدة؟
# systolic pressure below 30 mmHg: in cmHg or kPa?
finding-systolic-pressure-below-30-mmhg-in-cmhg-or-kpa = الضغط الانقباضي أقل من 30 mmHg: هل هو بوحدة cmHg أو kPa؟
# diastolic pressure below 20 mmHg: in cmHg or kPa?
finding-diastolic-pressure-below-20-mmhg-in-cmhg-or-kpa = الضغط الانبساطي أقل من 20 mmHg: هل هو بوحدة cmHg أو kPa؟
# glucose of 20 mmol/L or more: in mg/dL?
finding-glucose-of-20-mmol-l-or-more-in-mg-dl = الغلوكوز 20 mmol/L أو أكثر: هل هو بوحدة mg/dL؟
# upper arm below 70 mm: in cm?
finding-upper-arm-below-70-mm-in-cm = محيط أعلى الذراع أقل من 70 mm: هل هو بوحدة cm؟
# a weight that nobody of the age has: in pounds or stones?
finding-a-weight-that-nobody-of-the-age-has-in-pounds-or-stones = وزن لا يوجد لدى أحد في هذا العمر: هل هو بوحدة الباوند (رطل) أو الستون؟
# antenatal care asks for urgent referral
finding-antenatal-care-asks-for-urgent-referral = رعاية الحمل تطلب تحويلًا عاجلًا
# NEWS2 of 5 or more, 16 years and over, not pregnant
finding-news2-of-5-or-more-16-years-and-over-not-pregnant = مجموع NEWS2 يساوي 5 أو أكثر، العمر 16 سنة أو أكثر، غير حامل
# 3 points of NEWS2 in one parameter, 16 years and over, not pregnant
finding-3-points-of-news2-in-one-parameter-16-years-and-over-not-pre-f68e0205 = 3 نقاط من NEWS2 في مؤشر واحد، العمر 16 سنة أو أكثر، غير حامل
# qSOFA of 2 or more, 16 years and over, not pregnant
finding-qsofa-of-2-or-more-16-years-and-over-not-pregnant = مجموع qSOFA يساوي 2 أو أكثر، العمر 16 سنة أو أكثر، غير حامل
# cold hands and feet
finding-cold-hands-and-feet = برودة اليدين والقدمين
# two or more of: lethargy, sunken eyes, very slow skin pinch, drinks poorly
finding-two-or-more-of-lethargy-sunken-eyes-very-slow-skin-pinch-dri-9a76c894 = اثنان أو أكثر من: خمول، عيون غائرة، عودة ثنية الجلد ببطء شديد، الشرب بصعوبة
# altered mental state with stiff neck, hypothermia or fever
finding-altered-mental-state-with-stiff-neck-hypothermia-or-fever = تغير الحالة العقلية مع تيبس الرقبة أو برودة غير طبيعية في الجسم أو حمى
# less than 8 days old
finding-less-than-8-days-old = العمر أقل من 8 أيام
# less than 2 months old with a temperature below 36 or above 39 °C
finding-less-than-2-months-old-with-a-temperature-below-36-or-above-67b80a97 = العمر أقل من 2 شهر مع درجة حرارة أقل من 36 أو أعلى من 39 °C
# any burn below 2 years of age
finding-any-burn-below-2-years-of-age = أي حرق والعمر أقل من 2 سنة
# dehydrated
finding-dehydrated = جفاف
# restless or irritable
finding-restless-or-irritable = متململ أو سريع الانفعال
# lethargic
finding-lethargic = خامل
# from 8 days to 6 completed months old
finding-from-8-days-to-6-completed-months-old = العمر من 8 أيام إلى 6 أشهر مكتملة
# severely wasted
finding-severely-wasted = هزال شديد
# swelling of both feet
finding-swelling-of-both-feet = تورم القدمين
# pregnant
finding-pregnant = حامل
# headache
finding-headache = صداع
# under 1 year, more than 50 breaths per minute
finding-under-1-year-more-than-50-breaths-per-minute = العمر أقل من 1 سنة، أكثر من 50 نفسًا في الدقيقة
# under 1 year, fewer than 25 breaths per minute
finding-under-1-year-fewer-than-25-breaths-per-minute = العمر أقل من 1 سنة، أقل من 25 نفسًا في الدقيقة
# 1 to 4 years, more than 40 breaths per minute
finding-1-to-4-years-more-than-40-breaths-per-minute = العمر من 1 إلى 4 سنوات، أكثر من 40 نفسًا في الدقيقة
# 1 to 4 years, fewer than 20 breaths per minute
finding-1-to-4-years-fewer-than-20-breaths-per-minute = العمر من 1 إلى 4 سنوات، أقل من 20 نفسًا في الدقيقة
# 5 years and over, more than 30 breaths per minute
finding-5-years-and-over-more-than-30-breaths-per-minute = العمر 5 سنوات فأكثر، أكثر من 30 نفسًا في الدقيقة
# 5 years and over, fewer than 10 breaths per minute
finding-5-years-and-over-fewer-than-10-breaths-per-minute = العمر 5 سنوات فأكثر، أقل من 10 أنفاس في الدقيقة
# under 1 year, heart rate above 180 per minute
finding-under-1-year-heart-rate-above-180-per-minute = العمر أقل من 1 سنة، معدل نبض القلب أكثر من 180 في الدقيقة
# under 1 year, heart rate below 90 per minute
finding-under-1-year-heart-rate-below-90-per-minute = العمر أقل من 1 سنة، معدل نبض القلب أقل من 90 في الدقيقة
# 1 to 4 years, heart rate above 160 per minute
finding-1-to-4-years-heart-rate-above-160-per-minute = العمر من 1 إلى 4 سنوات، معدل نبض القلب أكثر من 160 في الدقيقة
# 1 to 4 years, heart rate below 80 per minute
finding-1-to-4-years-heart-rate-below-80-per-minute = العمر من 1 إلى 4 سنوات، معدل نبض القلب أقل من 80 في الدقيقة
# 5 years and over, heart rate above 140 per minute
finding-5-years-and-over-heart-rate-above-140-per-minute = العمر 5 سنوات فأكثر، معدل نبض القلب أكثر من 140 في الدقيقة
# 5 years and over, heart rate below 70 per minute
finding-5-years-and-over-heart-rate-below-70-per-minute = العمر 5 سنوات فأكثر، معدل نبض القلب أقل من 70 في الدقيقة
# confused, restless, continuously irritable, agitated or lethargic
finding-confused-restless-continuously-irritable-agitated-or-letharg-2f6307ca = مشوش أو متململ أو سريع الانفعال باستمرار أو هائج أو خامل
# convulsions in this illness
finding-convulsions-in-this-illness = تشنجات في هذا المرض
# IMCI asks for urgent referral
finding-imci-asks-for-urgent-referral = التدبير المتكامل لأمراض الطفولة (IMCI) يطلب تحويلًا عاجلًا
# IMCI for the young infant asks for urgent referral
finding-imci-for-the-young-infant-asks-for-urgent-referral = التدبير المتكامل لأمراض الطفولة (IMCI) للرضيع الصغير يطلب تحويلًا عاجلًا
# the standard for malnutrition asks for urgent referral
finding-the-standard-for-malnutrition-asks-for-urgent-referral = معيار سوء التغذية يطلب تحويلًا عاجلًا
# red: needs care now
acuity-red = أحمر: يحتاج رعاية الآن
# yellow: needs care soon
acuity-yellow = أصفر: يحتاج رعاية قريبًا
# not triageable: too little was assessed to give a colour
acuity-not-triageable = لا يمكن الفرز: ما فُحص أقل من أن يعطي لونًا
# green: can wait, nothing urgent was found
acuity-green = أخضر: يمكنه الانتظار، لم يوجد شيء عاجل
# green: only after a supervising clinician has looked
acuity-green-under-review = أخضر: فقط بعد أن يراه ممارس سريري مشرف
# Come in now, by the fastest way there is; do not wait and do not go alone.
come-in-come-in-now-by-the-fastest-way-there-is-do-not-wait-and-do-n-fa1835ad = احضر الآن بأسرع وسيلة متاحة؛ لا تنتظر ولا تأتِ وحدك.
# Come in today. Come at once if it gets worse: cannot drink, hard or fast breathing, a fit, hard to wake, bleeding.
come-in-come-in-today-come-at-once-if-it-gets-worse-cannot-drink-har-31c7baf3 = احضر اليوم. احضر فورًا إذا ساءت الحالة: لا يستطيع الشرب، تنفس صعب أو سريع، تشنج، صعوبة في الإيقاظ، نزيف.
# Nobody has measured anything, so this is no all-clear. Come in at once if the patient cannot drink, gets sicker, has a fever, breathes fast or hard, has a fit, is hard to wake, or bleeds; otherwise have somebody look within a day.
come-in-nobody-has-measured-anything-so-this-is-no-all-clear-come-in-27ad109e = لم يقس أحد أي شيء، فهذه ليست نتيجة مطمئنة. احضر فورًا إذا كان المريض لا يستطيع الشرب، أو ازداد مرضه، أو أصابته حمى، أو تنفس بسرعة أو بصعوبة، أو تشنج، أو صعب إيقاظه، أو نزف؛ وإلا فليفحصه أحد خلال يوم.
