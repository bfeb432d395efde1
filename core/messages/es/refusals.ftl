### Español: why something was not done, in general words, and what to do about a photo.

# Something in the entry cannot be: check it.
refusal-input = Algo en lo que se introdujo no puede ser: revíselo.
# The story is too long for this model: make it shorter, or choose another model.
refusal-too-long = El relato es demasiado largo para este modelo: acórtelo, o elija otro modelo.
# There is no model for this: choose another model.
refusal-no-model = No hay modelo para esto: elija otro modelo.
# Questions about photos are switched off in this app.
refusal-images-off = Las preguntas sobre fotos están desactivadas en esta aplicación.
# There is too little memory: close other apps, or choose a smaller model.
refusal-out-of-memory = Hay muy poca memoria: cierre otras aplicaciones, o elija un modelo más pequeño.
# The model could not do it. Try again; if it happens again, tell whoever looks after this app.
refusal-failed = El modelo no pudo hacerlo. Inténtelo de nuevo; si vuelve a pasar, dígaselo a quien cuida de esta aplicación.
# It was stopped.
refusal-cancelled = Se detuvo.
# It took too long and was stopped.
refusal-timed-out = Tardó demasiado y se detuvo.
# The model was let go of: try again.
refusal-released = El modelo fue liberado: inténtelo de nuevo.
# The model is not on this device: bring it again.
refusal-no-pack = El modelo no está en este dispositivo: tráigalo de nuevo.
# The model's files are damaged: bring it again.
refusal-pack-damaged = Los archivos del modelo están dañados: tráigalo de nuevo.
# This model does not fit this app: choose another.
refusal-pack-unfit = Este modelo no sirve para esta aplicación: elija otro.
# The storage could not be read or written: check whether the card is still in.
refusal-storage = No se pudo leer o escribir en el almacenamiento: compruebe si la tarjeta sigue puesta.
# The storage is full: free some room and try again.
refusal-storage-full = El almacenamiento está lleno: libere espacio e inténtelo de nuevo.
# Something else is working on it: wait a moment and try again.
refusal-busy = Algo más está trabajando en ello: espere un momento e inténtelo de nuevo.
# There is another model of this name on the device.
refusal-would-replace = Hay otro modelo con este nombre en el dispositivo.
# A key is not valid: check it.
refusal-key = Una clave no es válida: revísela.
# The terms of this model were not accepted.
refusal-terms = No se aceptaron las condiciones de este modelo.
# There is no connection: try again later. What has arrived is kept.
refusal-unreachable = No hay conexión: inténtelo más tarde. Lo que ha llegado se conserva.
# Access was refused: accept the model's terms where it comes from.
refusal-denied = Se negó el acceso: acepte las condiciones del modelo en el lugar de donde viene.
# Something else was found at that address: check it.
refusal-server = En esa dirección se encontró otra cosa: revísela.
# The picture cannot be read: save it as JPEG or PNG.
refusal-image-unreadable = La imagen no se puede leer: guárdela como JPEG o PNG.
# The picture is too large: take a smaller one.
refusal-image-too-large = La imagen es demasiado grande: tome una más pequeña.
# The picture is damaged: take it again.
refusal-image-damaged = La imagen está dañada: tómela de nuevo.
# What was kept on this device is not there.
refusal-store-missing = Lo que se guardaba en este dispositivo no está.
# What was kept on this device cannot be opened with this key.
refusal-store-key = Lo que se guardaba en este dispositivo no se puede abrir con esta clave.
# What was kept on this device is damaged.
refusal-store-damaged = Lo que se guardaba en este dispositivo está dañado.
# What was kept on this device was written by a newer app: update this one.
refusal-store-newer = Lo que se guardaba en este dispositivo lo escribió una aplicación más nueva: actualice esta.
# A review of it is open: a person must decide first.
refusal-review-open = Hay una revisión abierta: una persona debe decidir primero.
# It could not be kept or read on this device.
refusal-store-refused = No se pudo guardar o leer en este dispositivo.
# It does not fit into a code: write fewer words.
refusal-handover-too-long = No cabe en un código: escriba menos palabras.
# A code cannot carry this triage: use the letter.
refusal-handover-left-out = Un código no puede llevar este triaje: use la carta.
# A code could not be made of this triage.
refusal-handover-refused = No se pudo hacer un código de este triaje.

# The picture is too dark. Take it again with more light.
advice-the-picture-is-too-dark-take-it-again-with-more-light = La imagen está demasiado oscura. Tómela de nuevo con más luz.
# The picture is too bright. Take it again without flash, or away from the sun.
advice-the-picture-is-too-bright-take-it-again-without-flash-or-awa-df676280 = La imagen está demasiado clara. Tómela de nuevo sin flash, o lejos del sol.
# The picture is blurred. Hold still, tap on the place to focus, and take it again.
advice-the-picture-is-blurred-hold-still-tap-on-the-place-to-focus-d52132e7 = La imagen está borrosa. No se mueva, toque el lugar para enfocar y tómela de nuevo.
# The picture has very few pixels. Take it again closer, or send the original and not a small copy.
advice-the-picture-has-very-few-pixels-take-it-again-closer-or-send-0ea49e39 = La imagen tiene muy pocos píxeles. Tómela de nuevo más cerca, o envíe el original y no una copia pequeña.
# There is nothing to be seen in the picture. Is something in front of the camera?
advice-there-is-nothing-to-be-seen-in-the-picture-is-something-in-f-82577097 = No se ve nada en la imagen. ¿Hay algo delante de la cámara?
