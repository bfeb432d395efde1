### العربية: why something was not done, in general words, and what to do about a photo.

# Something in the entry cannot be: check it.
refusal-input = شيء مما أُدخل غير ممكن: راجعه.
# The story is too long for this model: make it shorter, or choose another model.
refusal-too-long = القصة أطول مما يسعه هذا النموذج: اختصرها، أو اختر نموذجًا آخر.
# There is no model for this: choose another model.
refusal-no-model = لا يوجد نموذج لهذا: اختر نموذجًا آخر.
# Questions about photos are switched off in this app.
refusal-images-off = الأسئلة عن الصور متوقفة في هذا التطبيق.
# There is too little memory: close other apps, or choose a smaller model.
refusal-out-of-memory = الذاكرة قليلة جدًا: أغلق تطبيقات أخرى، أو اختر نموذجًا أصغر.
# The model could not do it. Try again; if it happens again, tell whoever looks after this app.
refusal-failed = لم يستطع النموذج ذلك. حاول مرة أخرى؛ وإذا تكرر فأخبر من يعتني بهذا التطبيق.
# It was stopped.
refusal-cancelled = تم إيقافه.
# It took too long and was stopped.
refusal-timed-out = استغرق وقتًا طويلًا فتم إيقافه.
# The model was let go of: try again.
refusal-released = تم تحرير النموذج: حاول مرة أخرى.
# The model is not on this device: bring it again.
refusal-no-pack = النموذج ليس على هذا الجهاز: أحضره مرة أخرى.
# The model's files are damaged: bring it again.
refusal-pack-damaged = ملفات النموذج تالفة: أحضره مرة أخرى.
# This model does not fit this app: choose another.
refusal-pack-unfit = هذا النموذج لا يناسب هذا التطبيق: اختر غيره.
# The storage could not be read or written: check whether the card is still in.
refusal-storage = تعذرت القراءة من وحدة التخزين أو الكتابة إليها: تأكد من أن البطاقة ما زالت في مكانها.
# The storage is full: free some room and try again.
refusal-storage-full = وحدة التخزين ممتلئة: أفرغ مكانًا وحاول مرة أخرى.
# Something else is working on it: wait a moment and try again.
refusal-busy = شيء آخر يعمل عليه: انتظر قليلًا وحاول مرة أخرى.
# There is another model of this name on the device.
refusal-would-replace = يوجد نموذج آخر بهذا الاسم على الجهاز.
# A key is not valid: check it.
refusal-key = أحد المفاتيح غير صالح: راجعه.
# The terms of this model were not accepted.
refusal-terms = لم تُقبل شروط هذا النموذج.
# There is no connection: try again later. What has arrived is kept.
refusal-unreachable = لا يوجد اتصال: حاول لاحقًا. ما وصل محفوظ.
# Access was refused: accept the model's terms where it comes from.
refusal-denied = رُفض الوصول: اقبل شروط النموذج في المكان الذي يأتي منه.
# Something else was found at that address: check it.
refusal-server = وُجد شيء آخر في ذلك العنوان: راجعه.
# The picture cannot be read: save it as JPEG or PNG.
refusal-image-unreadable = لا يمكن قراءة الصورة: احفظها بصيغة JPEG أو PNG.
# The picture is too large: take a smaller one.
refusal-image-too-large = الصورة كبيرة جدًا: التقط صورة أصغر.
# The picture is damaged: take it again.
refusal-image-damaged = الصورة تالفة: التقطها مرة أخرى.
# What was kept on this device is not there.
refusal-store-missing = ما كان محفوظًا على هذا الجهاز غير موجود.
# What was kept on this device cannot be opened with this key.
refusal-store-key = ما كان محفوظًا على هذا الجهاز لا يُفتح بهذا المفتاح.
# What was kept on this device is damaged.
refusal-store-damaged = ما كان محفوظًا على هذا الجهاز تالف.
# What was kept on this device was written by a newer app: update this one.
refusal-store-newer = ما كان محفوظًا على هذا الجهاز كتبه تطبيق أحدث: حدّث هذا التطبيق.
# A review of it is open: a person must decide first.
refusal-review-open = مراجعته ما زالت مفتوحة: يجب أن يقرر شخص أولًا.
# It could not be kept or read on this device.
refusal-store-refused = تعذر حفظه أو قراءته على هذا الجهاز.
# It does not fit into a code: write fewer words.
refusal-handover-too-long = لا يتسع له رمز: اكتب كلمات أقل.
# A code cannot carry this triage: use the letter.
refusal-handover-left-out = لا يستطيع الرمز أن يحمل هذا الفرز: استخدم الرسالة.
# A code could not be made of this triage.
refusal-handover-refused = تعذر صنع رمز من هذا الفرز.

# The picture is too dark. Take it again with more light.
advice-the-picture-is-too-dark-take-it-again-with-more-light = الصورة مظلمة جدًا. التقطها مرة أخرى بضوء أكثر.
# The picture is too bright. Take it again without flash, or away from the sun.
advice-the-picture-is-too-bright-take-it-again-without-flash-or-awa-df676280 = الصورة ساطعة جدًا. التقطها مرة أخرى دون فلاش، أو بعيدًا عن الشمس.
# The picture is blurred. Hold still, tap on the place to focus, and take it again.
advice-the-picture-is-blurred-hold-still-tap-on-the-place-to-focus-d52132e7 = الصورة غير واضحة. لا تتحرك، والمس المكان لضبط التركيز، والتقطها مرة أخرى.
# The picture has very few pixels. Take it again closer, or send the original and not a small copy.
advice-the-picture-has-very-few-pixels-take-it-again-closer-or-send-0ea49e39 = في الصورة نقاط قليلة جدًا. التقطها مرة أخرى من قرب، أو أرسل الأصل لا نسخة صغيرة.
# There is nothing to be seen in the picture. Is something in front of the camera?
advice-there-is-nothing-to-be-seen-in-the-picture-is-something-in-f-82577097 = لا يُرى شيء في الصورة. هل هناك شيء أمام الكاميرا؟
