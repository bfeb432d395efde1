### Português: what the triage tool finds; colours, when to come in.

# does not respond
finding-does-not-respond = não responde
# harsh noise when breathing in
finding-harsh-noise-when-breathing-in = ruído áspero ao inspirar
# struggling to breathe
finding-struggling-to-breathe = luta para respirar
# blue lips or tongue
finding-blue-lips-or-tongue = lábios ou língua azuis
# capillary refill above 3 seconds
finding-capillary-refill-above-3-seconds = enchimento capilar acima de 3 segundos
# weak and fast pulse
finding-weak-and-fast-pulse = pulso fraco e rápido
# heavy bleeding
finding-heavy-bleeding = sangramento intenso
# heart rate below 50 per minute
finding-heart-rate-below-50-per-minute = frequência cardíaca abaixo de 50 por minuto
# heart rate above 150 per minute
finding-heart-rate-above-150-per-minute = frequência cardíaca acima de 150 por minuto
# convulsing now
finding-convulsing-now = em convulsão agora
# two or more of: altered mental state, stiff neck, fever or hypothermia, headache
finding-two-or-more-of-altered-mental-state-stiff-neck-fever-or-hypo-580954f8 = dois ou mais de: estado mental alterado; pescoço rígido; febre ou hipotermia; dor de cabeça
# low blood sugar
finding-low-blood-sugar = açúcar baixo no sangue
# dangerous injury
finding-dangerous-injury = ferimento perigoso
# major burn
finding-major-burn = queimadura grave
# any burn above 70 years of age
finding-any-burn-above-70-years-of-age = qualquer queimadura acima de 70 anos de idade
# poisoning or chemical exposure
finding-poisoning-or-chemical-exposure = envenenamento ou exposição química
# limb at risk
finding-limb-at-risk = membro em risco
# snake bite
finding-snake-bite = mordida de cobra
# new chest or belly pain above 50 years of age
finding-new-chest-or-belly-pain-above-50-years-of-age = dor nova no peito ou na barriga acima de 50 anos de idade
# ECG, if done, suggests a heart attack
finding-ecg-if-done-suggests-a-heart-attack = o ECG, se feito, sugere um infarto
# violent or aggressive
finding-violent-or-aggressive = violento ou agressivo
# pregnant with heavy bleeding
finding-pregnant-with-heavy-bleeding = grávida com sangramento intenso
# pregnant with severe belly pain
finding-pregnant-with-severe-belly-pain = grávida com dor intensa na barriga
# pregnant and convulsing
finding-pregnant-and-convulsing = grávida e em convulsão
# pregnant with altered mental state
finding-pregnant-with-altered-mental-state = grávida com estado mental alterado
# pregnant with severe headache
finding-pregnant-with-severe-headache = grávida com dor de cabeça forte
# pregnant with a sudden change of vision
finding-pregnant-with-a-sudden-change-of-vision = grávida com mudança súbita da visão
# pregnant with systolic pressure of 160 mmHg or more
finding-pregnant-with-systolic-pressure-of-160-mmhg-or-more = grávida com pressão sistólica de 160 mmHg ou mais
# pregnant with diastolic pressure of 110 mmHg or more
finding-pregnant-with-diastolic-pressure-of-110-mmhg-or-more = grávida com pressão diastólica de 110 mmHg ou mais
# pregnant and in labour
finding-pregnant-and-in-labour = grávida e em trabalho de parto
# pregnant with an injury
finding-pregnant-with-an-injury = grávida com um ferimento
# swelling of mouth, throat or neck
finding-swelling-of-mouth-throat-or-neck = inchaço da boca, garganta ou pescoço
# wheezing
finding-wheezing = chiado no peito
# vomits everything
finding-vomits-everything = vomita tudo
# ongoing diarrhoea
finding-ongoing-diarrhoea = diarreia que continua
# cannot feed or drink
finding-cannot-feed-or-drink = não consegue comer nem beber
# very pale
finding-very-pale = muito pálido
# bleeding that goes on
finding-bleeding-that-goes-on = sangramento que continua
# fainted recently
finding-fainted-recently = desmaio recente
# confused, drowsy or not themselves
finding-confused-drowsy-or-not-themselves = confuso, sonolento ou diferente
# agitated
finding-agitated = agitado
# newly weak all over
finding-newly-weak-all-over = fraqueza geral nova
# new weakness, numbness or speech trouble in one part
finding-new-weakness-numbness-or-speech-trouble-in-one-part = fraqueza, dormência ou fala alterada novas em uma parte
# sudden change of vision
finding-sudden-change-of-vision = mudança súbita da visão
# severe pain
finding-severe-pain = dor intensa
# new rash that spreads within hours or peels
finding-new-rash-that-spreads-within-hours-or-peels = erupção nova que se espalha em horas ou descama
# newly deformed limb
finding-newly-deformed-limb = deformidade nova de um membro
# open fracture
finding-open-fracture = fratura exposta
# joint out of place
finding-joint-out-of-place = articulação fora do lugar
# any other injury
finding-any-other-injury = qualquer outro ferimento
# any other burn
finding-any-other-burn = qualquer outra queimadura
# sent for urgent surgery
finding-sent-for-urgent-surgery = enviado para cirurgia urgente
# sexual assault
finding-sexual-assault = agressão sexual
# testicular pain or an erection that will not end
finding-testicular-pain-or-an-erection-that-will-not-end = dor nos testículos ou ereção que não acaba
# cannot pass urine
finding-cannot-pass-urine = não consegue urinar
# exposure that needs treatment in time
finding-exposure-that-needs-treatment-in-time = exposição que precisa de tratamento a tempo
# pregnant and sent because of a problem
finding-pregnant-and-sent-because-of-a-problem = grávida e enviada por um problema
# heart rate below 60 per minute
finding-heart-rate-below-60-per-minute = frequência cardíaca abaixo de 60 por minuto
# heart rate above 130 per minute
finding-heart-rate-above-130-per-minute = frequência cardíaca acima de 130 por minuto
# fewer than 10 breaths per minute
finding-fewer-than-10-breaths-per-minute = menos de 10 respirações por minuto
# more than 30 breaths per minute
finding-more-than-30-breaths-per-minute = mais de 30 respirações por minuto
# temperature below 36 °C
finding-temperature-below-36-c = temperatura abaixo de 36 °C
# temperature above 39 °C
finding-temperature-above-39-c = temperatura acima de 39 °C
# oxygen saturation below 92 %
finding-oxygen-saturation-below-92 = saturação de oxigênio abaixo de 92 %
# not fully alert
finding-not-fully-alert = não totalmente alerta
# heart rate of 0
finding-heart-rate-of-0 = frequência cardíaca de 0
# respiratory rate of 0
finding-respiratory-rate-of-0 = frequência respiratória de 0
# after birth, systolic pressure of 160 mmHg or more
finding-after-birth-systolic-pressure-of-160-mmhg-or-more = depois do parto, pressão sistólica de 160 mmHg ou mais
# after birth, diastolic pressure of 110 mmHg or more
finding-after-birth-diastolic-pressure-of-110-mmhg-or-more = depois do parto, pressão diastólica de 110 mmHg ou mais
# after birth, severe headache
finding-after-birth-severe-headache = depois do parto, dor de cabeça forte
# after birth, a sudden change of vision
finding-after-birth-a-sudden-change-of-vision = depois do parto, mudança súbita da visão
# after birth, altered mental state
finding-after-birth-altered-mental-state = depois do parto, estado mental alterado
# after birth, bleeding from the vagina
finding-after-birth-bleeding-from-the-vagina = depois do parto, sangramento vaginal
# self-harm, done or thought of
finding-self-harm-done-or-thought-of = machucou a si mesmo ou pensa nisso
# pregnant with a pulse below 60 or above 100 per minute
finding-pregnant-with-a-pulse-below-60-or-above-100-per-minute = grávida com pulso abaixo de 60 ou acima de 100 por minuto
# systolic pressure below 40 mmHg
finding-systolic-pressure-below-40-mmhg = pressão sistólica abaixo de 40 mmHg
# heart rate below 20 per minute: counted for 15 seconds?
finding-heart-rate-below-20-per-minute-counted-for-15-seconds = frequência cardíaca abaixo de 20 por minuto: contada em 15 segundos?
# fewer than 5 breaths per minute: counted for 15 seconds?
finding-fewer-than-5-breaths-per-minute-counted-for-15-seconds = menos de 5 respirações por minuto: contadas em 15 segundos?
# oxygen saturation below 50 %: a fraction, or not well read?
finding-oxygen-saturation-below-50-a-fraction-or-not-well-read = saturação de oxigênio abaixo de 50 %: uma fração, ou mal lida?
# systolic pressure below 30 mmHg: in cmHg or kPa?
finding-systolic-pressure-below-30-mmhg-in-cmhg-or-kpa = pressão sistólica abaixo de 30 mmHg: em cmHg ou kPa?
# diastolic pressure below 20 mmHg: in cmHg or kPa?
finding-diastolic-pressure-below-20-mmhg-in-cmhg-or-kpa = pressão diastólica abaixo de 20 mmHg: em cmHg ou kPa?
# glucose of 20 mmol/L or more: in mg/dL?
finding-glucose-of-20-mmol-l-or-more-in-mg-dl = glicose de 20 mmol/L ou mais: em mg/dL?
# upper arm below 70 mm: in cm?
finding-upper-arm-below-70-mm-in-cm = perímetro braquial abaixo de 70 mm: em cm?
# a weight that nobody of the age has: in pounds or stones?
finding-a-weight-that-nobody-of-the-age-has-in-pounds-or-stones = um peso que ninguém dessa idade tem: em libras ou em stones?
# antenatal care asks for urgent referral
finding-antenatal-care-asks-for-urgent-referral = o cuidado pré-natal pede encaminhamento urgente
# NEWS2 of 5 or more, 16 years and over, not pregnant
finding-news2-of-5-or-more-16-years-and-over-not-pregnant = NEWS2 de 5 ou mais, 16 anos ou mais, sem gravidez
# 3 points of NEWS2 in one parameter, 16 years and over, not pregnant
finding-3-points-of-news2-in-one-parameter-16-years-and-over-not-pre-f68e0205 = 3 pontos do NEWS2 em um só parâmetro, 16 anos ou mais, sem gravidez
# qSOFA of 2 or more, 16 years and over, not pregnant
finding-qsofa-of-2-or-more-16-years-and-over-not-pregnant = qSOFA de 2 ou mais, 16 anos ou mais, sem gravidez
# cold hands and feet
finding-cold-hands-and-feet = mãos e pés frios
# two or more of: lethargy, sunken eyes, very slow skin pinch, drinks poorly
finding-two-or-more-of-lethargy-sunken-eyes-very-slow-skin-pinch-dri-9a76c894 = dois ou mais de: letargia; olhos fundos; prega da pele volta muito devagar; bebe mal
# altered mental state with stiff neck, hypothermia or fever
finding-altered-mental-state-with-stiff-neck-hypothermia-or-fever = estado mental alterado com pescoço rígido, hipotermia ou febre
# less than 8 days old
finding-less-than-8-days-old = menos de 8 dias de idade
# less than 2 months old with a temperature below 36 or above 39 °C
finding-less-than-2-months-old-with-a-temperature-below-36-or-above-67b80a97 = menos de 2 meses de idade com temperatura abaixo de 36 ou acima de 39 °C
# any burn below 2 years of age
finding-any-burn-below-2-years-of-age = qualquer queimadura abaixo de 2 anos de idade
# dehydrated
finding-dehydrated = desidratado
# restless or irritable
finding-restless-or-irritable = inquieto ou irritável
# lethargic
finding-lethargic = letárgico
# from 8 days to 6 completed months old
finding-from-8-days-to-6-completed-months-old = de 8 dias a 6 meses completos de idade
# severely wasted
finding-severely-wasted = emagrecimento grave
# swelling of both feet
finding-swelling-of-both-feet = inchaço dos dois pés
# pregnant
finding-pregnant = grávida
# headache
finding-headache = dor de cabeça
# under 1 year, more than 50 breaths per minute
finding-under-1-year-more-than-50-breaths-per-minute = menos de 1 ano, mais de 50 respirações por minuto
# under 1 year, fewer than 25 breaths per minute
finding-under-1-year-fewer-than-25-breaths-per-minute = menos de 1 ano, menos de 25 respirações por minuto
# 1 to 4 years, more than 40 breaths per minute
finding-1-to-4-years-more-than-40-breaths-per-minute = 1 a 4 anos, mais de 40 respirações por minuto
# 1 to 4 years, fewer than 20 breaths per minute
finding-1-to-4-years-fewer-than-20-breaths-per-minute = 1 a 4 anos, menos de 20 respirações por minuto
# 5 years and over, more than 30 breaths per minute
finding-5-years-and-over-more-than-30-breaths-per-minute = 5 anos ou mais, mais de 30 respirações por minuto
# 5 years and over, fewer than 10 breaths per minute
finding-5-years-and-over-fewer-than-10-breaths-per-minute = 5 anos ou mais, menos de 10 respirações por minuto
# under 1 year, heart rate above 180 per minute
finding-under-1-year-heart-rate-above-180-per-minute = menos de 1 ano, frequência cardíaca acima de 180 por minuto
# under 1 year, heart rate below 90 per minute
finding-under-1-year-heart-rate-below-90-per-minute = menos de 1 ano, frequência cardíaca abaixo de 90 por minuto
# 1 to 4 years, heart rate above 160 per minute
finding-1-to-4-years-heart-rate-above-160-per-minute = 1 a 4 anos, frequência cardíaca acima de 160 por minuto
# 1 to 4 years, heart rate below 80 per minute
finding-1-to-4-years-heart-rate-below-80-per-minute = 1 a 4 anos, frequência cardíaca abaixo de 80 por minuto
# 5 years and over, heart rate above 140 per minute
finding-5-years-and-over-heart-rate-above-140-per-minute = 5 anos ou mais, frequência cardíaca acima de 140 por minuto
# 5 years and over, heart rate below 70 per minute
finding-5-years-and-over-heart-rate-below-70-per-minute = 5 anos ou mais, frequência cardíaca abaixo de 70 por minuto
# confused, restless, continuously irritable, agitated or lethargic
finding-confused-restless-continuously-irritable-agitated-or-letharg-2f6307ca = confuso, inquieto, irritável o tempo todo, agitado ou letárgico
# convulsions in this illness
finding-convulsions-in-this-illness = convulsões nesta doença
# IMCI asks for urgent referral
finding-imci-asks-for-urgent-referral = a AIDPI pede encaminhamento urgente
# IMCI for the young infant asks for urgent referral
finding-imci-for-the-young-infant-asks-for-urgent-referral = a AIDPI para o lactente jovem pede encaminhamento urgente
# the standard for malnutrition asks for urgent referral
finding-the-standard-for-malnutrition-asks-for-urgent-referral = a norma para desnutrição pede encaminhamento urgente
# red: needs care now
acuity-red = vermelho: precisa de cuidados agora
# yellow: needs care soon
acuity-yellow = amarelo: precisa de cuidados em breve
# not triageable: too little was assessed to give a colour
acuity-not-triageable = sem triagem possível: avaliou-se pouco demais para dar uma cor
# green: can wait, nothing urgent was found
acuity-green = verde: pode esperar, não se encontrou nada urgente
# green: only after a supervising clinician has looked
acuity-green-under-review = verde: só depois de um clínico supervisor ter visto o paciente
# Come in now, by the fastest way there is; do not wait and do not go alone.
come-in-come-in-now-by-the-fastest-way-there-is-do-not-wait-and-do-n-fa1835ad = Venha agora, pelo meio mais rápido que houver; não espere e não venha sem companhia.
# Come in today. Come at once if it gets worse: cannot drink, hard or fast breathing, a fit, hard to wake, bleeding.
come-in-come-in-today-come-at-once-if-it-gets-worse-cannot-drink-har-31c7baf3 = Venha hoje. Venha imediatamente se piorar: não consegue beber, respiração difícil ou rápida, convulsão, difícil de acordar, sangramento.
# Nobody has measured anything, so this is no all-clear. Come in at once if the patient cannot drink, gets sicker, has a fever, breathes fast or hard, has a fit, is hard to wake, or bleeds; otherwise have somebody look within a day.
come-in-nobody-has-measured-anything-so-this-is-no-all-clear-come-in-27ad109e = Ninguém mediu nada, por isso isto não quer dizer que está tudo bem. Venha imediatamente se o paciente não conseguir beber, ficar mais doente, tiver febre, respirar rápido ou com dificuldade, tiver convulsão, estiver difícil de acordar ou sangrar; caso contrário, peça a alguém que o veja dentro de um dia.
