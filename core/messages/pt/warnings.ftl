### Português: warnings, in general words.

# A sign that you marked absent is told of in the account: check again.
warning-sign-conflict = Um sinal que você marcou como ausente aparece no relato: verifique de novo.
# A sign that was not ticked in the checklist is told of in the account.
warning-checklist-missed-sign = Um sinal que não foi marcado na lista de verificação aparece no relato.
# Another standard asks for urgent referral: at least yellow, and ask a supervisor to look.
warning-other-protocol-urgent = Outra norma pede encaminhamento urgente: no mínimo amarelo, e peça a um supervisor que veja.
# A measured number is unlikely: check it, and measure again.
warning-unlikely-value = Um número medido é improvável: verifique e meça de novo.
# A sign is there that no rule of this chart asks about: it did not change the colour. Ask a supervisor to look.
warning-sign-not-in-chart = Há um sinal sobre o qual nenhuma regra deste quadro pergunta: ele não mudou a cor. Peça a um supervisor que veja.
# The model thinks that this patient is more urgent than the rules say: ask a supervisor to look.
warning-model-more-urgent = O modelo considera este paciente mais urgente do que dizem as regras: peça a um supervisor que veja.
# The model gave no usable answer: only the rules and the word list have read this.
warning-model-failed = O modelo não deu uma resposta utilizável: só as regras e a lista de palavras leram isto.
# The model on another machine gave no usable answer: its part is missing.
warning-remote-failed = O modelo em outra máquina não deu uma resposta utilizável: falta a parte dele.
# Parts of what the model answered were not usable and were left out.
warning-reply-rejected = Partes do que o modelo respondeu não eram utilizáveis e foram deixadas de fora.
# What the model wrote was cut off: signs may be missing from its reading.
warning-reply-truncated = O que o modelo escreveu foi cortado: podem faltar sinais na leitura dele.
# Photos were not looked at: a triage reads words, ticks and numbers.
warning-photos-not-read = As fotos não foram vistas: a triagem lê palavras, marcações e números.
# The word list and the model disagree about a sign: it counts as there until a person has looked.
warning-readers-disagree = A lista de palavras e o modelo discordam sobre um sinal: ele conta como presente até que uma pessoa verifique.
# The account may tell of a sign that matters, or only of another time or person: ask, and mark the answer.
warning-unclear-sign = O relato pode falar de um sinal importante, ou só de outro momento ou de outra pessoa: pergunte e marque a resposta.
# What the model read is not reliable: it counts only where the word list agrees.
warning-reading-unreliable = O que o modelo leu não é confiável: só conta onde a lista de palavras concorda.
# The account tells of a measured number that was not entered: enter it if it was measured now.
warning-told-value = O relato fala de um número medido que não foi registrado: registre-o se foi medido agora.
# There is no word list for the language that was named, or the account is plainly in another language.
warning-language-not-read = Não há lista de palavras para o idioma indicado, ou o relato está claramente em outro idioma.
# Nobody has evaluated this model in the language of the account: compare what it read with the account.
warning-language-not-evaluated = Ninguém avaliou este modelo no idioma do relato: compare o que ele leu com o relato.
# Made with a demo or unverified model: not for clinical use.
warning-not-for-clinical-use = Feito com um modelo de demonstração ou não verificado: não é para uso clínico.
# Something is known to be wrong with this model: the details of the model say what.
warning-known-defect = Sabe-se que há algo errado com este modelo: os detalhes do modelo dizem o quê.
