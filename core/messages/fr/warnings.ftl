### Français: warnings, in general words.

# A sign that you marked absent is told of in the account: check again.
warning-sign-conflict = Un signe que vous avez marqué absent est mentionné dans le récit : vérifiez de nouveau.
# A sign that was not ticked in the checklist is told of in the account.
warning-checklist-missed-sign = Un signe qui n'a pas été coché dans la liste à cocher est mentionné dans le récit.
# Another standard asks for urgent referral: at least yellow, and ask a supervisor to look.
warning-other-protocol-urgent = Une autre norme demande un transfert urgent : au moins jaune, et demandez à un superviseur de regarder.
# A measured number is unlikely: check it, and measure again.
warning-unlikely-value = Un nombre mesuré est peu probable : vérifiez-le, et mesurez de nouveau.
# A sign is there that no rule of this chart asks about: it did not change the colour. Ask a supervisor to look.
warning-sign-not-in-chart = Il y a un signe sur lequel aucune règle de ce tableau ne porte : il n'a pas changé la couleur. Demandez à un superviseur de regarder.
# The model thinks that this patient is more urgent than the rules say: ask a supervisor to look.
warning-model-more-urgent = Le modèle pense que ce patient est plus urgent que ne le disent les règles : demandez à un superviseur de regarder.
# The model gave no usable answer: only the rules and the word list have read this.
warning-model-failed = Le modèle n'a pas donné de réponse utilisable : seules les règles et la liste de mots ont lu ceci.
# The model on another machine gave no usable answer: its part is missing.
warning-remote-failed = Le modèle sur une autre machine n'a pas donné de réponse utilisable : sa partie manque.
# Parts of what the model answered were not usable and were left out.
warning-reply-rejected = Des parties de la réponse du modèle n'étaient pas utilisables et ont été laissées de côté.
# What the model wrote was cut off: signs may be missing from its reading.
warning-reply-truncated = Ce que le modèle a écrit a été coupé : des signes peuvent manquer dans sa lecture.
# Photos were not looked at: a triage reads words, ticks and numbers.
warning-photos-not-read = Les photos n'ont pas été regardées : un triage lit des mots, des cases cochées et des nombres.
# The word list and the model disagree about a sign: it counts as there until a person has looked.
warning-readers-disagree = La liste de mots et le modèle ne sont pas d'accord sur un signe : il compte comme présent jusqu'à ce qu'une personne ait regardé.
# The account may tell of a sign that matters, or only of another time or person: ask, and mark the answer.
warning-unclear-sign = Le récit parle peut-être d'un signe important, ou seulement d'un autre moment ou d'une autre personne : demandez et cochez la réponse.
# What the model read is not reliable: it counts only where the word list agrees.
warning-reading-unreliable = Ce que le modèle a lu n'est pas fiable : cela compte seulement là où la liste de mots est d'accord.
# The account tells of a measured number that was not entered: enter it if it was measured now.
warning-told-value = Le récit parle d'un nombre mesuré qui n'a pas été saisi : saisissez-le s'il a été mesuré maintenant.
# There is no word list for the language that was named, or the account is plainly in another language.
warning-language-not-read = Il n'y a pas de liste de mots pour la langue indiquée, ou le récit est clairement dans une autre langue.
# Nobody has evaluated this model in the language of the account: compare what it read with the account.
warning-language-not-evaluated = Personne n'a évalué ce modèle dans la langue du récit : comparez ce qu'il a lu avec le récit.
# Made with a demo or unverified model: not for clinical use.
warning-not-for-clinical-use = Fait avec un modèle de démonstration ou non vérifié : pas pour un usage clinique.
# Something is known to be wrong with this model: the details of the model say what.
warning-known-defect = On sait que quelque chose ne va pas dans ce modèle : les détails du modèle disent quoi.
