### Français: why something was not done, in general words, and what to do about a photo.

# Something in the entry cannot be: check it.
refusal-input = Quelque chose dans la saisie n'est pas possible : vérifiez.
# The story is too long for this model: make it shorter, or choose another model.
refusal-too-long = Le récit est trop long pour ce modèle : raccourcissez-le, ou choisissez un autre modèle.
# There is no model for this: choose another model.
refusal-no-model = Il n'y a pas de modèle pour cela : choisissez un autre modèle.
# Questions about photos are switched off in this app.
refusal-images-off = Les questions sur les photos sont désactivées dans cette application.
# There is too little memory: close other apps, or choose a smaller model.
refusal-out-of-memory = Il y a trop peu de mémoire : fermez d'autres applications, ou choisissez un modèle plus petit.
# The model could not do it. Try again; if it happens again, tell whoever looks after this app.
refusal-failed = Le modèle n'a pas pu le faire. Essayez encore ; si cela se répète, dites-le à la personne qui s'occupe de cette application.
# It was stopped.
refusal-cancelled = Cela a été arrêté.
# It took too long and was stopped.
refusal-timed-out = Cela a duré trop longtemps et a été arrêté.
# The model was let go of: try again.
refusal-released = Le modèle a été libéré : essayez encore.
# The model is not on this device: bring it again.
refusal-no-pack = Le modèle n'est pas sur cet appareil : apportez-le de nouveau.
# The model's files are damaged: bring it again.
refusal-pack-damaged = Les fichiers du modèle sont endommagés : apportez-le de nouveau.
# This model does not fit this app: choose another.
refusal-pack-unfit = Ce modèle ne convient pas à cette application : choisissez-en un autre.
# The storage could not be read or written: check whether the card is still in.
refusal-storage = Le stockage n'a pas pu être lu ou écrit : vérifiez que la carte est encore en place.
# The storage is full: free some room and try again.
refusal-storage-full = Le stockage est plein : libérez de la place et essayez encore.
# Something else is working on it: wait a moment and try again.
refusal-busy = Autre chose y travaille : attendez un moment et essayez encore.
# There is another model of this name on the device.
refusal-would-replace = Il y a un autre modèle de ce nom sur l'appareil.
# A key is not valid: check it.
refusal-key = Une clé n'est pas valable : vérifiez-la.
# The terms of this model were not accepted.
refusal-terms = Les conditions de ce modèle n'ont pas été acceptées.
# There is no connection: try again later. What has arrived is kept.
refusal-unreachable = Il n'y a pas de connexion : essayez plus tard. Ce qui est arrivé est gardé.
# Access was refused: accept the model's terms where it comes from.
refusal-denied = L'accès a été refusé : acceptez les conditions du modèle là d'où il vient.
# Something else was found at that address: check it.
refusal-server = Autre chose a été trouvé à cette adresse : vérifiez-la.
# The picture cannot be read: save it as JPEG or PNG.
refusal-image-unreadable = L'image ne peut pas être lue : enregistrez-la en JPEG ou PNG.
# The picture is too large: take a smaller one.
refusal-image-too-large = L'image est trop grande : prenez-en une plus petite.
# The picture is damaged: take it again.
refusal-image-damaged = L'image est endommagée : reprenez-la.
# What was kept on this device is not there.
refusal-store-missing = Ce qui était conservé sur cet appareil n'est pas là.
# What was kept on this device cannot be opened with this key.
refusal-store-key = Ce qui était conservé sur cet appareil ne peut pas être ouvert avec cette clé.
# What was kept on this device is damaged.
refusal-store-damaged = Ce qui était conservé sur cet appareil est endommagé.
# What was kept on this device was written by a newer app: update this one.
refusal-store-newer = Ce qui était conservé sur cet appareil a été écrit par une application plus récente : mettez celle-ci à jour.
# A review of it is open: a person must decide first.
refusal-review-open = Une révision est en cours : une personne doit d'abord décider.
# It could not be kept or read on this device.
refusal-store-refused = Cela n'a pas pu être conservé ou lu sur cet appareil.
# It does not fit into a code: write fewer words.
refusal-handover-too-long = Cela ne tient pas dans un code : écrivez moins de mots.
# A code cannot carry this triage: use the letter.
refusal-handover-left-out = Un code ne peut pas porter ce triage : utilisez la lettre.
# A code could not be made of this triage.
refusal-handover-refused = Un code n'a pas pu être fait de ce triage.

# The picture is too dark. Take it again with more light.
advice-the-picture-is-too-dark-take-it-again-with-more-light = L'image est trop sombre. Reprenez-la avec plus de lumière.
# The picture is too bright. Take it again without flash, or away from the sun.
advice-the-picture-is-too-bright-take-it-again-without-flash-or-awa-df676280 = L'image est trop claire. Reprenez-la sans flash, ou à l'abri du soleil.
# The picture is blurred. Hold still, tap on the place to focus, and take it again.
advice-the-picture-is-blurred-hold-still-tap-on-the-place-to-focus-d52132e7 = L'image est floue. Ne bougez pas, touchez l'endroit à mettre au point, et reprenez-la.
# The picture has very few pixels. Take it again closer, or send the original and not a small copy.
advice-the-picture-has-very-few-pixels-take-it-again-closer-or-send-0ea49e39 = L'image a très peu de pixels. Reprenez-la de plus près, ou envoyez l'original et non une petite copie.
# There is nothing to be seen in the picture. Is something in front of the camera?
advice-there-is-nothing-to-be-seen-in-the-picture-is-something-in-f-82577097 = On ne voit rien sur l'image. Y a-t-il quelque chose devant l'appareil ?
