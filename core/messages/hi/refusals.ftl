### हिन्दी: why something was not done, in general words, and what to do about a photo.

# Something in the entry cannot be: check it.
refusal-input = दर्ज की गई बातों में कुछ असंभव है: जाँचें।
# The story is too long for this model: make it shorter, or choose another model.
refusal-too-long = यह विवरण इस मॉडल के लिए बहुत लंबा है: इसे छोटा करें, या दूसरा मॉडल चुनें।
# There is no model for this: choose another model.
refusal-no-model = इसके लिए कोई मॉडल नहीं है: दूसरा मॉडल चुनें।
# Questions about photos are switched off in this app.
refusal-images-off = इस ऐप में फ़ोटो के बारे में सवाल बंद हैं।
# There is too little memory: close other apps, or choose a smaller model.
refusal-out-of-memory = मेमोरी बहुत कम है: दूसरे ऐप बंद करें, या छोटा मॉडल चुनें।
# The model could not do it. Try again; if it happens again, tell whoever looks after this app.
refusal-failed = मॉडल यह नहीं कर सका। फिर कोशिश करें; दोबारा ऐसा हो तो इस ऐप की देखभाल करने वाले को बताएँ।
# It was stopped.
refusal-cancelled = इसे रोक दिया गया।
# It took too long and was stopped.
refusal-timed-out = इसमें बहुत समय लगा और इसे रोक दिया गया।
# The model was let go of: try again.
refusal-released = मॉडल छोड़ दिया गया था: फिर कोशिश करें।
# The model is not on this device: bring it again.
refusal-no-pack = मॉडल इस उपकरण पर नहीं है: इसे फिर से लाएँ।
# The model's files are damaged: bring it again.
refusal-pack-damaged = मॉडल की फ़ाइलें ख़राब हैं: इसे फिर से लाएँ।
# This model does not fit this app: choose another.
refusal-pack-unfit = यह मॉडल इस ऐप के लिए ठीक नहीं है: दूसरा चुनें।
# The storage could not be read or written: check whether the card is still in.
refusal-storage = स्टोरेज पढ़ा या लिखा नहीं जा सका: देखें कि कार्ड लगा है या नहीं।
# The storage is full: free some room and try again.
refusal-storage-full = स्टोरेज भर गया है: जगह ख़ाली करें और फिर कोशिश करें।
# Something else is working on it: wait a moment and try again.
refusal-busy = कोई और काम इस पर चल रहा है: थोड़ा रुकें और फिर कोशिश करें।
# There is another model of this name on the device.
refusal-would-replace = उपकरण पर इस नाम का दूसरा मॉडल है।
# A key is not valid: check it.
refusal-key = एक कुंजी मान्य नहीं है: उसे जाँचें।
# The terms of this model were not accepted.
refusal-terms = इस मॉडल की शर्तें स्वीकार नहीं की गईं।
# There is no connection: try again later. What has arrived is kept.
refusal-unreachable = कनेक्शन नहीं है: बाद में कोशिश करें। जो आ चुका है वह रखा गया है।
# Access was refused: accept the model's terms where it comes from.
refusal-denied = पहुँच से मना किया गया: मॉडल जहाँ से आता है वहाँ उसकी शर्तें स्वीकार करें।
# Something else was found at that address: check it.
refusal-server = उस पते पर कुछ और मिला: पता जाँचें।
# The picture cannot be read: save it as JPEG or PNG.
refusal-image-unreadable = तस्वीर पढ़ी नहीं जा सकती: इसे JPEG या PNG के रूप में सहेजें।
# The picture is too large: take a smaller one.
refusal-image-too-large = तस्वीर बहुत बड़ी है: छोटी तस्वीर लें।
# The picture is damaged: take it again.
refusal-image-damaged = तस्वीर ख़राब है: इसे फिर से लें।
# What was kept on this device is not there.
refusal-store-missing = इस उपकरण पर जो रखा गया था वह नहीं है।
# What was kept on this device cannot be opened with this key.
refusal-store-key = इस उपकरण पर जो रखा गया था वह इस कुंजी से नहीं खुलता।
# What was kept on this device is damaged.
refusal-store-damaged = इस उपकरण पर जो रखा गया था वह ख़राब हो गया है।
# What was kept on this device was written by a newer app: update this one.
refusal-store-newer = इस उपकरण पर जो रखा गया था वह नए ऐप ने लिखा था: इस ऐप को अपडेट करें।
# A review of it is open: a person must decide first.
refusal-review-open = इसकी समीक्षा खुली है: पहले किसी व्यक्ति को फ़ैसला करना होगा।
# It could not be kept or read on this device.
refusal-store-refused = इसे इस उपकरण पर रखा या पढ़ा नहीं जा सका।
# It does not fit into a code: write fewer words.
refusal-handover-too-long = यह कोड में नहीं समाता: कम शब्द लिखें।
# A code cannot carry this triage: use the letter.
refusal-handover-left-out = कोड यह ट्राइएज नहीं ले जा सकता: पत्र का उपयोग करें।
# A code could not be made of this triage.
refusal-handover-refused = इस ट्राइएज का कोड नहीं बन सका।

# The picture is too dark. Take it again with more light.
advice-the-picture-is-too-dark-take-it-again-with-more-light = तस्वीर बहुत अँधेरी है। इसे ज़्यादा रोशनी में फिर से लें।
# The picture is too bright. Take it again without flash, or away from the sun.
advice-the-picture-is-too-bright-take-it-again-without-flash-or-awa-df676280 = तस्वीर बहुत चमकीली है। इसे फ़्लैश के बिना, या धूप से हटकर फिर से लें।
# The picture is blurred. Hold still, tap on the place to focus, and take it again.
advice-the-picture-is-blurred-hold-still-tap-on-the-place-to-focus-d52132e7 = तस्वीर धुँधली है। स्थिर रहें, फ़ोकस के लिए जगह पर टैप करें, और फिर से लें।
# The picture has very few pixels. Take it again closer, or send the original and not a small copy.
advice-the-picture-has-very-few-pixels-take-it-again-closer-or-send-0ea49e39 = तस्वीर में बहुत कम पिक्सेल हैं। इसे और पास से फिर से लें, या छोटी प्रति नहीं, असली तस्वीर भेजें।
# There is nothing to be seen in the picture. Is something in front of the camera?
advice-there-is-nothing-to-be-seen-in-the-picture-is-something-in-f-82577097 = तस्वीर में कुछ दिखाई नहीं देता। क्या कैमरे के सामने कुछ है?
