### العربية: warnings, in general words.

# A sign that you marked absent is told of in the account: check again.
warning-sign-conflict = علامة سجلتَ أنها غير موجودة مذكورة في وصف الحالة: تحقق مرة أخرى.
# A sign that was not ticked in the checklist is told of in the account.
warning-checklist-missed-sign = علامة لم تُحدَّد في القائمة مذكورة في وصف الحالة.
# Another standard asks for urgent referral: at least yellow, and ask a supervisor to look.
warning-other-protocol-urgent = معيار آخر يطلب تحويلًا عاجلًا: أصفر على الأقل، واطلب من مشرف أن ينظر في الحالة.
# A measured number is unlikely: check it, and measure again.
warning-unlikely-value = رقم مقيس بعيد الاحتمال: تحقق منه وقس مرة أخرى.
# A sign is there that no rule of this chart asks about: it did not change the colour. Ask a supervisor to look.
warning-sign-not-in-chart = توجد علامة لا تسأل عنها أي قاعدة في هذا الجدول: لم تغير اللون. اطلب من مشرف أن ينظر في الحالة.
# The model thinks that this patient is more urgent than the rules say: ask a supervisor to look.
warning-model-more-urgent = يرى النموذج أن هذا المريض أكثر استعجالًا مما تقوله القواعد: اطلب من مشرف أن ينظر في الحالة.
# The model gave no usable answer: only the rules and the word list have read this.
warning-model-failed = لم يعطِ النموذج جوابًا صالحًا: لم يقرأ هذا إلا القواعد وقائمة الكلمات.
# The model on another machine gave no usable answer: its part is missing.
warning-remote-failed = لم يعطِ النموذج على الجهاز الآخر جوابًا صالحًا: الجزء الخاص به ناقص.
# Parts of what the model answered were not usable and were left out.
warning-reply-rejected = أجزاء من جواب النموذج لم تكن صالحة وحُذفت.
# What the model wrote was cut off: signs may be missing from its reading.
warning-reply-truncated = انقطع ما كتبه النموذج: قد تكون علامات ناقصة من قراءته.
# Photos were not looked at: a triage reads words, ticks and numbers.
warning-photos-not-read = لم يُنظر في الصور: الفرز يقرأ الكلمات والعلامات المحددة والأرقام.
# The word list and the model disagree about a sign: it counts as there until a person has looked.
warning-readers-disagree = قائمة الكلمات والنموذج مختلفان حول علامة: تُحسب موجودة حتى ينظر فيها شخص.
# The account may tell of a sign that matters, or only of another time or person: ask, and mark the answer.
warning-unclear-sign = قد يكون في وصف الحالة علامة مهمة، أو قد يتحدث عن شخص آخر أو وقت آخر فقط: اسأل وسجّل الجواب.
# What the model read is not reliable: it counts only where the word list agrees.
warning-reading-unreliable = ما قرأه النموذج غير موثوق: لا يُحسب إلا حيث توافقه قائمة الكلمات.
# The account tells of a measured number that was not entered: enter it if it was measured now.
warning-told-value = يذكر وصف الحالة رقمًا مقيسًا لم يُدخل: أدخله إذا قيس الآن.
# There is no word list for the language that was named, or the account is plainly in another language.
warning-language-not-read = لا توجد قائمة كلمات للغة المذكورة، أو أن وصف الحالة بلغة أخرى بوضوح.
# Nobody has evaluated this model in the language of the account: compare what it read with the account.
warning-language-not-evaluated = لم يقيّم أحد هذا النموذج بلغة وصف الحالة: قارن ما قرأه بوصف الحالة.
# Made with a demo or unverified model: not for clinical use.
warning-not-for-clinical-use = صُنع بنموذج تجريبي أو غير متحقق منه: ليس للاستخدام السريري.
# Something is known to be wrong with this model: the details of the model say what.
warning-known-defect = يُعرف أن في هذا النموذج خللًا: تفاصيل النموذج تبين ما هو.
