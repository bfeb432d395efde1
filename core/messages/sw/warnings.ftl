### Kiswahili: warnings, in general words.

# A sign that you marked absent is told of in the account: check again.
warning-sign-conflict = Dalili uliyoweka alama kuwa haipo imetajwa katika maelezo: hakiki tena.
# A sign that was not ticked in the checklist is told of in the account.
warning-checklist-missed-sign = Dalili ambayo haikuwekewa alama katika orodha ya ukaguzi imetajwa katika maelezo.
# Another standard asks for urgent referral: at least yellow, and ask a supervisor to look.
warning-other-protocol-urgent = Mwongozo mwingine unataka rufaa ya haraka: angalau njano, na mwombe msimamizi aangalie.
# A measured number is unlikely: check it, and measure again.
warning-unlikely-value = Namba iliyopimwa si ya kawaida kutokea: ihakiki, na upime tena.
# A sign is there that no rule of this chart asks about: it did not change the colour. Ask a supervisor to look.
warning-sign-not-in-chart = Kuna dalili ambayo hakuna kanuni ya chati hii inayoiuliza: haikubadilisha rangi. Mwombe msimamizi aangalie.
# The model thinks that this patient is more urgent than the rules say: ask a supervisor to look.
warning-model-more-urgent = Modeli inaona kwamba hali ya mgonjwa huyu ni ya haraka zaidi kuliko kanuni zinavyosema: mwombe msimamizi aangalie.
# The model gave no usable answer: only the rules and the word list have read this.
warning-model-failed = Modeli haikutoa jibu linaloweza kutumika: ni kanuni na orodha ya maneno tu zilizosoma haya.
# The model on another machine gave no usable answer: its part is missing.
warning-remote-failed = Modeli iliyo kwenye mashine nyingine haikutoa jibu linaloweza kutumika: sehemu yake haipo.
# Parts of what the model answered were not usable and were left out.
warning-reply-rejected = Baadhi ya sehemu za jibu la modeli hazikuweza kutumika na ziliachwa.
# What the model wrote was cut off: signs may be missing from its reading.
warning-reply-truncated = Maandishi ya modeli yalikatika: huenda baadhi ya dalili hazimo katika usomaji wake.
# Photos were not looked at: a triage reads words, ticks and numbers.
warning-photos-not-read = Picha hazikuangaliwa: upangaji wa wagonjwa (triage) husoma maneno, alama na namba.
# The word list and the model disagree about a sign: it counts as there until a person has looked.
warning-readers-disagree = Orodha ya maneno na modeli havikubaliani kuhusu dalili: inahesabiwa kuwa ipo mpaka mtu aangalie.
# The account may tell of a sign that matters, or only of another time or person: ask, and mark the answer.
warning-unclear-sign = Huenda maelezo yanataja dalili muhimu, au ni ya wakati mwingine au mtu mwingine tu: uliza na uweke jibu.
# What the model read is not reliable: it counts only where the word list agrees.
warning-reading-unreliable = Kile ambacho modeli imesoma si cha kutegemewa: kinahesabiwa pale tu ambapo orodha ya maneno inakubaliana nacho.
# The account tells of a measured number that was not entered: enter it if it was measured now.
warning-told-value = Maelezo yanataja namba iliyopimwa ambayo haikuingizwa: iingize ikiwa ilipimwa sasa.
# There is no word list for the language that was named, or the account is plainly in another language.
warning-language-not-read = Hakuna orodha ya maneno kwa lugha iliyotajwa, au ni dhahiri kwamba maelezo yako katika lugha nyingine.
# Nobody has evaluated this model in the language of the account: compare what it read with the account.
warning-language-not-evaluated = Hakuna aliyetathmini modeli hii katika lugha ya maelezo: linganisha ilichosoma na maelezo.
# Made with a demo or unverified model: not for clinical use.
warning-not-for-clinical-use = Imetengenezwa kwa modeli ya maonyesho au ambayo haijathibitishwa: si kwa matumizi ya kitabibu.
# Something is known to be wrong with this model: the details of the model say what.
warning-known-defect = Inajulikana kwamba kuna tatizo katika modeli hii: maelezo ya kina ya modeli yanasema ni lipi.
