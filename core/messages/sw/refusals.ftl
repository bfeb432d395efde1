### Kiswahili: why something was not done, in general words, and what to do about a photo.

# Something in the entry cannot be: check it.
refusal-input = Kitu katika taarifa hakiwezekani: kikague.
# The story is too long for this model: make it shorter, or choose another model.
refusal-too-long = Maelezo ni marefu mno kwa modeli hii: yafupishe, au chagua modeli nyingine.
# There is no model for this: choose another model.
refusal-no-model = Hakuna modeli ya jambo hili: chagua modeli nyingine.
# Questions about photos are switched off in this app.
refusal-images-off = Maswali kuhusu picha yamezimwa katika programu hii.
# There is too little memory: close other apps, or choose a smaller model.
refusal-out-of-memory = Kumbukumbu ni ndogo mno: funga programu nyingine, au chagua modeli ndogo zaidi.
# The model could not do it. Try again; if it happens again, tell whoever looks after this app.
refusal-failed = Modeli haikuweza. Jaribu tena; ikitokea tena, mwambie anayeshughulikia programu hii.
# It was stopped.
refusal-cancelled = Imesimamishwa.
# It took too long and was stopped.
refusal-timed-out = Ilichukua muda mrefu mno na ikasimamishwa.
# The model was let go of: try again.
refusal-released = Modeli iliachiliwa: jaribu tena.
# The model is not on this device: bring it again.
refusal-no-pack = Modeli haipo kwenye kifaa hiki: ilete tena.
# The model's files are damaged: bring it again.
refusal-pack-damaged = Faili za modeli zimeharibika: ilete tena.
# This model does not fit this app: choose another.
refusal-pack-unfit = Modeli hii haiifai programu hii: chagua nyingine.
# The storage could not be read or written: check whether the card is still in.
refusal-storage = Hifadhi haikuweza kusomwa au kuandikwa: angalia kama kadi bado ipo.
# The storage is full: free some room and try again.
refusal-storage-full = Hifadhi imejaa: toa nafasi na ujaribu tena.
# Something else is working on it: wait a moment and try again.
refusal-busy = Kitu kingine kinaifanyia kazi: subiri kidogo na ujaribu tena.
# There is another model of this name on the device.
refusal-would-replace = Kuna modeli nyingine yenye jina hili kwenye kifaa.
# A key is not valid: check it.
refusal-key = Ufunguo si sahihi: ukague.
# The terms of this model were not accepted.
refusal-terms = Masharti ya modeli hii hayakukubaliwa.
# There is no connection: try again later. What has arrived is kept.
refusal-unreachable = Hakuna muunganisho: jaribu baadaye. Kilichofika kimehifadhiwa.
# Access was refused: accept the model's terms where it comes from.
refusal-denied = Ufikiaji umekataliwa: kubali masharti ya modeli pale inapotoka.
# Something else was found at that address: check it.
refusal-server = Kitu kingine kimepatikana kwenye anwani hiyo: ikague.
# The picture cannot be read: save it as JPEG or PNG.
refusal-image-unreadable = Picha haiwezi kusomwa: ihifadhi kama JPEG au PNG.
# The picture is too large: take a smaller one.
refusal-image-too-large = Picha ni kubwa mno: piga ndogo zaidi.
# The picture is damaged: take it again.
refusal-image-damaged = Picha imeharibika: ipige tena.
# What was kept on this device is not there.
refusal-store-missing = Kilichohifadhiwa kwenye kifaa hiki hakipo.
# What was kept on this device cannot be opened with this key.
refusal-store-key = Kilichohifadhiwa kwenye kifaa hiki hakiwezi kufunguliwa kwa ufunguo huu.
# What was kept on this device is damaged.
refusal-store-damaged = Kilichohifadhiwa kwenye kifaa hiki kimeharibika.
# What was kept on this device was written by a newer app: update this one.
refusal-store-newer = Kilichohifadhiwa kwenye kifaa hiki kiliandikwa na programu mpya zaidi: sasisha hii.
# A review of it is open: a person must decide first.
refusal-review-open = Ukaguzi wake bado uko wazi: mtu lazima aamue kwanza.
# It could not be kept or read on this device.
refusal-store-refused = Haikuweza kuhifadhiwa au kusomwa kwenye kifaa hiki.
# It does not fit into a code: write fewer words.
refusal-handover-too-long = Haitoshei katika msimbo: andika maneno machache.
# A code cannot carry this triage: use the letter.
refusal-handover-left-out = Msimbo hauwezi kubeba uainishaji huu: tumia barua.
# A code could not be made of this triage.
refusal-handover-refused = Msimbo haukuweza kutengenezwa kutoka uainishaji huu.

# The picture is too dark. Take it again with more light.
advice-the-picture-is-too-dark-take-it-again-with-more-light = Picha ni nyeusi mno. Ipige tena penye mwanga zaidi.
# The picture is too bright. Take it again without flash, or away from the sun.
advice-the-picture-is-too-bright-take-it-again-without-flash-or-awa-df676280 = Picha ina mwanga mno. Ipige tena bila flashi, au mbali na jua.
# The picture is blurred. Hold still, tap on the place to focus, and take it again.
advice-the-picture-is-blurred-hold-still-tap-on-the-place-to-focus-d52132e7 = Picha haionekani vizuri. Tulia, gusa mahali pa kulenga, na uipige tena.
# The picture has very few pixels. Take it again closer, or send the original and not a small copy.
advice-the-picture-has-very-few-pixels-take-it-again-closer-or-send-0ea49e39 = Picha ina pikseli chache sana. Ipige tena kwa karibu, au tuma picha halisi na si nakala ndogo.
# There is nothing to be seen in the picture. Is something in front of the camera?
advice-there-is-nothing-to-be-seen-in-the-picture-is-something-in-f-82577097 = Hakuna kinachoonekana kwenye picha. Je, kuna kitu mbele ya kamera?
