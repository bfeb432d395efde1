### Português: why something was not done, in general words, and what to do about a photo.

# Something in the entry cannot be: check it.
refusal-input = Algo no que foi introduzido não pode ser: verifique.
# The story is too long for this model: make it shorter, or choose another model.
refusal-too-long = O relato é longo demais para este modelo: encurte-o, ou escolha outro modelo.
# There is no model for this: choose another model.
refusal-no-model = Não há modelo para isto: escolha outro modelo.
# Questions about photos are switched off in this app.
refusal-images-off = As perguntas sobre fotos estão desligadas neste aplicativo.
# There is too little memory: close other apps, or choose a smaller model.
refusal-out-of-memory = Há pouca memória: feche outros aplicativos, ou escolha um modelo menor.
# The model could not do it. Try again; if it happens again, tell whoever looks after this app.
refusal-failed = O modelo não conseguiu. Tente de novo; se voltar a acontecer, diga a quem cuida deste aplicativo.
# It was stopped.
refusal-cancelled = Foi parado.
# It took too long and was stopped.
refusal-timed-out = Demorou demais e foi parado.
# The model was let go of: try again.
refusal-released = O modelo foi libertado: tente de novo.
# The model is not on this device: bring it again.
refusal-no-pack = O modelo não está neste aparelho: traga-o de novo.
# The model's files are damaged: bring it again.
refusal-pack-damaged = Os arquivos do modelo estão danificados: traga-o de novo.
# This model does not fit this app: choose another.
refusal-pack-unfit = Este modelo não serve para este aplicativo: escolha outro.
# The storage could not be read or written: check whether the card is still in.
refusal-storage = Não foi possível ler ou escrever no armazenamento: veja se o cartão ainda está no lugar.
# The storage is full: free some room and try again.
refusal-storage-full = O armazenamento está cheio: libere espaço e tente de novo.
# Something else is working on it: wait a moment and try again.
refusal-busy = Outra coisa está trabalhando nisso: espere um momento e tente de novo.
# There is another model of this name on the device.
refusal-would-replace = Há outro modelo com este nome no aparelho.
# A key is not valid: check it.
refusal-key = Uma chave não é válida: verifique-a.
# The terms of this model were not accepted.
refusal-terms = As condições deste modelo não foram aceitas.
# There is no connection: try again later. What has arrived is kept.
refusal-unreachable = Não há conexão: tente mais tarde. O que chegou fica guardado.
# Access was refused: accept the model's terms where it comes from.
refusal-denied = O acesso foi recusado: aceite as condições do modelo no lugar de onde ele vem.
# Something else was found at that address: check it.
refusal-server = Outra coisa foi encontrada nesse endereço: verifique-o.
# The picture cannot be read: save it as JPEG or PNG.
refusal-image-unreadable = A imagem não pode ser lida: salve-a como JPEG ou PNG.
# The picture is too large: take a smaller one.
refusal-image-too-large = A imagem é grande demais: tire uma menor.
# The picture is damaged: take it again.
refusal-image-damaged = A imagem está danificada: tire-a de novo.
# What was kept on this device is not there.
refusal-store-missing = O que estava guardado neste aparelho não está lá.
# What was kept on this device cannot be opened with this key.
refusal-store-key = O que estava guardado neste aparelho não pode ser aberto com esta chave.
# What was kept on this device is damaged.
refusal-store-damaged = O que estava guardado neste aparelho está danificado.
# What was kept on this device was written by a newer app: update this one.
refusal-store-newer = O que estava guardado neste aparelho foi escrito por um aplicativo mais novo: atualize este.
# A review of it is open: a person must decide first.
refusal-review-open = Há uma revisão aberta: uma pessoa deve decidir primeiro.
# It could not be kept or read on this device.
refusal-store-refused = Não foi possível guardar ou ler neste aparelho.
# It does not fit into a code: write fewer words.
refusal-handover-too-long = Não cabe em um código: escreva menos palavras.
# A code cannot carry this triage: use the letter.
refusal-handover-left-out = Um código não pode levar esta triagem: use a carta.
# A code could not be made of this triage.
refusal-handover-refused = Não foi possível fazer um código desta triagem.

# The picture is too dark. Take it again with more light.
advice-the-picture-is-too-dark-take-it-again-with-more-light = A imagem está escura demais. Tire-a de novo com mais luz.
# The picture is too bright. Take it again without flash, or away from the sun.
advice-the-picture-is-too-bright-take-it-again-without-flash-or-awa-df676280 = A imagem está clara demais. Tire-a de novo sem flash, ou longe do sol.
# The picture is blurred. Hold still, tap on the place to focus, and take it again.
advice-the-picture-is-blurred-hold-still-tap-on-the-place-to-focus-d52132e7 = A imagem está desfocada. Não se mexa, toque no lugar para focar e tire-a de novo.
# The picture has very few pixels. Take it again closer, or send the original and not a small copy.
advice-the-picture-has-very-few-pixels-take-it-again-closer-or-send-0ea49e39 = A imagem tem muito poucos pixels. Tire-a de novo mais de perto, ou envie o original e não uma cópia pequena.
# There is nothing to be seen in the picture. Is something in front of the camera?
advice-there-is-nothing-to-be-seen-in-the-picture-is-something-in-f-82577097 = Não se vê nada na imagem. Há alguma coisa na frente da câmera?
