### हिन्दी: warnings, in general words.

# A sign that you marked absent is told of in the account: check again.
warning-sign-conflict = जिस लक्षण को आपने "नहीं है" चुना, वह विवरण में बताया गया है: दोबारा जाँचें।
# A sign that was not ticked in the checklist is told of in the account.
warning-checklist-missed-sign = जिस लक्षण पर चेकलिस्ट में टिक नहीं लगा, वह विवरण में बताया गया है।
# Another standard asks for urgent referral: at least yellow, and ask a supervisor to look.
warning-other-protocol-urgent = एक और मानक तुरंत रेफ़र करने को कहता है: कम से कम पीला, और सुपरवाइज़र से देखने को कहें।
# A measured number is unlikely: check it, and measure again.
warning-unlikely-value = नापे गए एक अंक के सही होने की संभावना कम है: उसे जाँचें, और दोबारा नापें।
# A sign is there that no rule of this chart asks about: it did not change the colour. Ask a supervisor to look.
warning-sign-not-in-chart = एक ऐसा लक्षण है जिसके बारे में इस चार्ट का कोई नियम नहीं पूछता: उससे रंग नहीं बदला। सुपरवाइज़र से देखने को कहें।
# The model thinks that this patient is more urgent than the rules say: ask a supervisor to look.
warning-model-more-urgent = मॉडल मानता है कि इस मरीज़ को नियमों के बताए से ज़्यादा जल्दी देखभाल चाहिए: सुपरवाइज़र से देखने को कहें।
# The model gave no usable answer: only the rules and the word list have read this.
warning-model-failed = मॉडल ने काम का कोई जवाब नहीं दिया: इसे केवल नियमों और शब्द-सूची ने पढ़ा है।
# The model on another machine gave no usable answer: its part is missing.
warning-remote-failed = दूसरी मशीन के मॉडल ने काम का कोई जवाब नहीं दिया: उसका हिस्सा इसमें नहीं है।
# Parts of what the model answered were not usable and were left out.
warning-reply-rejected = मॉडल के जवाब के कुछ हिस्से काम के नहीं थे और छोड़ दिए गए।
# What the model wrote was cut off: signs may be missing from its reading.
warning-reply-truncated = मॉडल का लिखा बीच में कट गया: उसके पढ़े में कुछ लक्षण छूटे हो सकते हैं।
# Photos were not looked at: a triage reads words, ticks and numbers.
warning-photos-not-read = फ़ोटो नहीं देखी गईं: ट्राइएज शब्द, टिक और अंक पढ़ता है।
# The word list and the model disagree about a sign: it counts as there until a person has looked.
warning-readers-disagree = एक लक्षण पर शब्द-सूची और मॉडल सहमत नहीं हैं: जब तक कोई व्यक्ति न देख ले, लक्षण मौजूद माना जाएगा।
# The account may tell of a sign that matters, or only of another time or person: ask, and mark the answer.
warning-unclear-sign = विवरण में शायद कोई महत्वपूर्ण लक्षण बताया गया है, या केवल किसी और समय या व्यक्ति की बात है: पूछें और उत्तर भरें।
# What the model read is not reliable: it counts only where the word list agrees.
warning-reading-unreliable = मॉडल ने जो पढ़ा वह भरोसे लायक नहीं है: वह केवल वहीं माना जाएगा जहाँ शब्द-सूची सहमत है।
# The account tells of a measured number that was not entered: enter it if it was measured now.
warning-told-value = विवरण में नापा हुआ ऐसा अंक बताया गया है जो दर्ज नहीं किया गया: अगर वह अभी नापा गया था तो उसे दर्ज करें।
# There is no word list for the language that was named, or the account is plainly in another language.
warning-language-not-read = जो भाषा बताई गई उसकी शब्द-सूची नहीं है, या विवरण साफ़ तौर पर किसी और भाषा में है।
# Nobody has evaluated this model in the language of the account: compare what it read with the account.
warning-language-not-evaluated = इस मॉडल को विवरण की भाषा में किसी ने परखा नहीं है: उसने जो पढ़ा उसे विवरण से मिलाएँ।
# Made with a demo or unverified model: not for clinical use.
warning-not-for-clinical-use = डेमो या बिना परखे मॉडल से बना: मरीज़ों पर (क्लिनिकल) इस्तेमाल के लिए नहीं।
# Something is known to be wrong with this model: the details of the model say what.
warning-known-defect = इस मॉडल में एक गड़बड़ मालूम है: क्या गड़बड़ है, यह मॉडल की जानकारी में लिखा है।
