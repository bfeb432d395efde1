### Español: warnings, in general words.

# A sign that you marked absent is told of in the account: check again.
warning-sign-conflict = Un signo que usted marcó como ausente se menciona en el relato: compruébelo de nuevo.
# A sign that was not ticked in the checklist is told of in the account.
warning-checklist-missed-sign = En el relato se menciona un signo que no se marcó en la lista de verificación.
# Another standard asks for urgent referral: at least yellow, and ask a supervisor to look.
warning-other-protocol-urgent = Otra norma pide referencia urgente: al menos amarillo, y pida a un supervisor que lo revise.
# A measured number is unlikely: check it, and measure again.
warning-unlikely-value = Un número medido es poco probable: compruébelo y mida de nuevo.
# A sign is there that no rule of this chart asks about: it did not change the colour. Ask a supervisor to look.
warning-sign-not-in-chart = Hay un signo por el que no pregunta ninguna regla de este cuadro: no cambió el color. Pida a un supervisor que lo revise.
# The model thinks that this patient is more urgent than the rules say: ask a supervisor to look.
warning-model-more-urgent = El modelo considera que este paciente es más urgente de lo que dicen las reglas: pida a un supervisor que lo revise.
# The model gave no usable answer: only the rules and the word list have read this.
warning-model-failed = El modelo no dio una respuesta utilizable: solo las reglas y la lista de palabras han leído esto.
# The model on another machine gave no usable answer: its part is missing.
warning-remote-failed = El modelo en otra máquina no dio una respuesta utilizable: falta su parte.
# Parts of what the model answered were not usable and were left out.
warning-reply-rejected = Partes de lo que respondió el modelo no eran utilizables y se dejaron fuera.
# What the model wrote was cut off: signs may be missing from its reading.
warning-reply-truncated = Lo que escribió el modelo quedó cortado: pueden faltar signos en su lectura.
# Photos were not looked at: a triage reads words, ticks and numbers.
warning-photos-not-read = No se miraron las fotos: el triaje lee palabras, marcas y números.
# The word list and the model disagree about a sign: it counts as there until a person has looked.
warning-readers-disagree = La lista de palabras y el modelo no coinciden en un signo: se cuenta como presente hasta que una persona lo haya revisado.
# The account may tell of a sign that matters, or only of another time or person: ask, and mark the answer.
warning-unclear-sign = El relato puede hablar de un signo importante, o solo de otro momento o de otra persona: pregunte y márquelo.
# What the model read is not reliable: it counts only where the word list agrees.
warning-reading-unreliable = Lo que leyó el modelo no es fiable: cuenta solo donde la lista de palabras coincide.
# The account tells of a measured number that was not entered: enter it if it was measured now.
warning-told-value = El relato menciona un número medido que no se introdujo: introdúzcalo si se midió ahora.
# There is no word list for the language that was named, or the account is plainly in another language.
warning-language-not-read = No hay lista de palabras para el idioma que se indicó, o el relato está claramente en otro idioma.
# Nobody has evaluated this model in the language of the account: compare what it read with the account.
warning-language-not-evaluated = Nadie ha evaluado este modelo en el idioma del relato: compare lo que leyó con el relato.
# Made with a demo or unverified model: not for clinical use.
warning-not-for-clinical-use = Hecho con un modelo de demostración o no verificado: no es para uso clínico.
# Something is known to be wrong with this model: the details of the model say what.
warning-known-defect = Se sabe que algo está mal en este modelo: los detalles del modelo dicen qué.
