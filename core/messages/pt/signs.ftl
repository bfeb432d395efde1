### Português: the label of each sign. Whoever knows the language and the work: mend what is wrong, and put your name here.

reviewer = nobody yet

# does not respond
sign-unresponsive = não responde
# harsh noise when breathing in
sign-stridor = ruído áspero ao inspirar
# struggling to breathe
sign-respiratory-distress = luta para respirar
# blue lips or tongue
sign-central-cyanosis = lábios ou língua azuis
# swelling of mouth, throat or neck
sign-mouth-throat-or-neck-swelling = inchaço da boca, garganta ou pescoço
# wheezing
sign-wheezing = chiado no peito
# cough
sign-cough = tosse
# trouble with breathing
sign-difficult-breathing = dificuldade para respirar
# lower chest goes in when breathing in
sign-chest-indrawing = retração da parte baixa do tórax
# lower chest goes in deeply when breathing in
sign-severe-chest-indrawing = retração profunda da parte baixa do tórax
# runny nose
sign-runny-nose = nariz escorrendo
# weak and fast pulse
sign-weak-and-fast-pulse = pulso fraco e rápido
# cold hands and feet
sign-cold-extremities = mãos e pés frios
# heavy bleeding
sign-heavy-bleeding = sangramento intenso
# bleeding that goes on
sign-ongoing-bleeding = sangramento que continua
# very pale
sign-severe-pallor = muito pálido
# fainted recently
sign-recent-fainting = desmaio recente
# somewhat pale
sign-some-pallor = um pouco pálido
# convulsing now
sign-active-convulsions = em convulsão agora
# convulsions in this illness
sign-convulsions-this-illness = convulsões nesta doença
# moves only when touched, or not at all
sign-moves-only-when-stimulated = só se move quando tocado, ou nada
# confused, drowsy or not themselves
sign-altered-mental-status = confuso, sonolento ou diferente
# agitated
sign-agitation = agitado
# violent or aggressive
sign-violent-or-aggressive = violento ou agressivo
# self-harm or thoughts of it
sign-self-harm = machuca a si mesmo ou pensa nisso
# lethargic
sign-lethargy = letárgico
# restless or irritable
sign-restless-or-irritable = inquieto ou irritável
# stiff neck
sign-stiff-neck = pescoço rígido
# headache
sign-headache = dor de cabeça
# severe headache
sign-severe-headache = dor de cabeça forte
# new weakness, numbness or speech trouble in one part
sign-acute-focal-neurologic-complaint = fraqueza, dormência ou fala alterada novas em uma parte
# sudden change of vision
sign-acute-visual-disturbance = mudança súbita da visão
# newly weak all over
sign-acute-general-weakness = fraqueza geral nova
# dizziness
sign-dizziness = tontura
# fever
sign-fever = febre
# malaria test positive
sign-malaria-test-positive = teste de malária positivo
# malaria test negative
sign-malaria-test-negative = teste de malária negativo
# abnormally cold body
sign-hypothermia = corpo anormalmente frio
# low blood sugar
sign-hypoglycaemia = açúcar baixo no sangue
# vomits everything
sign-vomits-everything = vomita tudo
# vomiting
sign-vomiting = vômitos
# ongoing diarrhoea
sign-ongoing-diarrhoea = diarreia que continua
# severe vomiting
sign-severe-vomiting = vômitos intensos
# diarrhoea for 14 days or more
sign-persistent-diarrhoea = diarreia há 14 dias ou mais
# blood in the stool
sign-blood-in-stool = sangue nas fezes
# does not feed well
sign-not-feeding-well = não se alimenta bem
# drinks eagerly
sign-drinks-eagerly = bebe com avidez
# skin pinch goes back slowly
sign-slow-skin-pinch = prega da pele volta devagar
# cannot feed or drink
sign-unable-to-feed-or-drink = não consegue comer nem beber
# drinks poorly
sign-drinks-poorly = bebe mal
# sunken eyes
sign-sunken-eyes = olhos fundos
# skin pinch goes back very slowly
sign-very-slow-skin-pinch = prega da pele volta muito devagar
# dehydrated
sign-dehydration = desidratado
# severely wasted
sign-visible-severe-wasting = emagrecimento grave
# swelling of both feet
sign-oedema-both-feet = inchaço dos dois pés
# looks very ill
sign-looks-very-ill = parece muito doente
# ear pain
sign-ear-pain = dor de ouvido
# ear discharge
sign-ear-discharge = secreção do ouvido
# ear discharge for 14 days or more
sign-persistent-ear-discharge = secreção do ouvido há 14 dias ou mais
# tender swelling behind the ear
sign-tender-swelling-behind-ear = inchaço doloroso atrás da orelha
# red eyes
sign-red-eyes = olhos vermelhos
# pus from the eye
sign-pus-from-eye = pus no olho
# cloudy cornea
sign-clouding-of-cornea = córnea turva
# mouth ulcers
sign-mouth-ulcers = feridas na boca
# deep or extensive mouth ulcers
sign-deep-mouth-ulcers = feridas profundas ou extensas na boca
# severe pain
sign-severe-pain = dor intensa
# new chest or belly pain
sign-acute-chest-or-abdominal-pain = dor nova no peito ou na barriga
# severe belly pain
sign-severe-abdominal-pain = dor intensa na barriga
# pain in the upper belly
sign-epigastric-pain = dor na parte alta da barriga
# testicular pain or an erection that will not end
sign-acute-testicular-or-scrotal-pain = dor nos testículos ou ereção que não acaba
# ECG suggests a heart attack
sign-ecg-acute-ischaemia = o ECG sugere um infarto
# dangerous injury
sign-high-risk-trauma = ferimento perigoso
# injury
sign-trauma = ferimento
# major burn
sign-major-burn = queimadura grave
# burn
sign-burn = queimadura
# limb at risk
sign-threatened-limb = membro em risco
# newly deformed limb
sign-visible-acute-limb-deformity = deformidade nova de um membro
# open fracture
sign-open-fracture = fratura exposta
# joint out of place
sign-suspected-dislocation = articulação fora do lugar
# snake bite
sign-snake-bite = mordida de cobra
# poisoning or chemical exposure
sign-poisoning-or-chemical-exposure = envenenamento ou exposição química
# exposure that needs treatment in time
sign-exposure-needing-prophylaxis = exposição que precisa de tratamento a tempo
# sexual assault
sign-sexual-assault = agressão sexual
# new rash that spreads or peels
sign-new-rash-worsening-or-peeling = erupção nova que se espalha ou descama
# rash like measles
sign-measles-rash = erupção como sarampo
# measles in the last three months
sign-measles-in-last-three-months = sarampo nos últimos três meses
# yellow skin or eyes
sign-jaundice = pele ou olhos amarelos
# yellow within a day of birth
sign-jaundice-in-first-day = amarelo no primeiro dia de vida
# yellow palms or soles
sign-yellow-palms-or-soles = palmas ou plantas amarelas
# navel red or draining pus
sign-umbilicus-red-or-draining-pus = umbigo vermelho ou com pus
# skin pustules
sign-skin-pustules = pústulas na pele
# sent for urgent surgery
sign-known-diagnosis-needing-urgent-surgery = enviado para cirurgia urgente
# cannot pass urine
sign-unable-to-pass-urine = não consegue urinar
# in labour
sign-active-labour = em trabalho de parto
# baby about to be born
sign-imminent-delivery = bebê prestes a nascer
# bleeding from the vagina
sign-vaginal-bleeding = sangramento vaginal
# sent because of a problem in pregnancy
sign-pregnancy-complication-referral = enviada por um problema da gravidez
