### Português: what scores, other standards and the protocols for many casualties find, and their classes.

# 8 breaths per minute or fewer
finding-8-breaths-per-minute-or-fewer = 8 respirações por minuto ou menos
# 9 to 11 breaths per minute
finding-9-to-11-breaths-per-minute = 9 a 11 respirações por minuto
# 21 to 24 breaths per minute
finding-21-to-24-breaths-per-minute = 21 a 24 respirações por minuto
# 25 breaths per minute or more
finding-25-breaths-per-minute-or-more = 25 respirações por minuto ou mais
# scale 1, oxygen saturation of 91 % or less
finding-scale-1-oxygen-saturation-of-91-or-less = escala 1, saturação de oxigênio de 91 % ou menos
# scale 1, oxygen saturation of 92 to 93 %
finding-scale-1-oxygen-saturation-of-92-to-93 = escala 1, saturação de oxigênio de 92 a 93 %
# scale 1, oxygen saturation of 94 to 95 %
finding-scale-1-oxygen-saturation-of-94-to-95 = escala 1, saturação de oxigênio de 94 a 95 %
# scale 2, oxygen saturation of 83 % or less
finding-scale-2-oxygen-saturation-of-83-or-less = escala 2, saturação de oxigênio de 83 % ou menos
# scale 2, oxygen saturation of 84 to 85 %
finding-scale-2-oxygen-saturation-of-84-to-85 = escala 2, saturação de oxigênio de 84 a 85 %
# scale 2, oxygen saturation of 86 to 87 %
finding-scale-2-oxygen-saturation-of-86-to-87 = escala 2, saturação de oxigênio de 86 a 87 %
# scale 2, oxygen saturation of 93 to 94 % on oxygen
finding-scale-2-oxygen-saturation-of-93-to-94-on-oxygen = escala 2, saturação de oxigênio de 93 a 94 % com oxigênio
# scale 2, oxygen saturation of 95 to 96 % on oxygen
finding-scale-2-oxygen-saturation-of-95-to-96-on-oxygen = escala 2, saturação de oxigênio de 95 a 96 % com oxigênio
# scale 2, oxygen saturation of 97 % or more on oxygen
finding-scale-2-oxygen-saturation-of-97-or-more-on-oxygen = escala 2, saturação de oxigênio de 97 % ou mais com oxigênio
# given oxygen
finding-given-oxygen = recebe oxigênio
# systolic pressure of 90 mmHg or less
finding-systolic-pressure-of-90-mmhg-or-less = pressão sistólica de 90 mmHg ou menos
# systolic pressure of 91 to 100 mmHg
finding-systolic-pressure-of-91-to-100-mmhg = pressão sistólica de 91 a 100 mmHg
# systolic pressure of 101 to 110 mmHg
finding-systolic-pressure-of-101-to-110-mmhg = pressão sistólica de 101 a 110 mmHg
# systolic pressure of 220 mmHg or more
finding-systolic-pressure-of-220-mmhg-or-more = pressão sistólica de 220 mmHg ou mais
# pulse of 40 per minute or fewer
finding-pulse-of-40-per-minute-or-fewer = pulso de 40 por minuto ou menos
# pulse of 41 to 50 per minute
finding-pulse-of-41-to-50-per-minute = pulso de 41 a 50 por minuto
# pulse of 91 to 110 per minute
finding-pulse-of-91-to-110-per-minute = pulso de 91 a 110 por minuto
# pulse of 111 to 130 per minute
finding-pulse-of-111-to-130-per-minute = pulso de 111 a 130 por minuto
# pulse of 131 per minute or more
finding-pulse-of-131-per-minute-or-more = pulso de 131 por minuto ou mais
# newly confused, or responding to voice, to pain, or not at all
finding-newly-confused-or-responding-to-voice-to-pain-or-not-at-all = confusão nova, ou responde à voz, à dor, ou não responde
# temperature of 35.0 °C or less
finding-temperature-of-35-0-c-or-less = temperatura de 35.0 °C ou menos
# temperature of 35.1 to 36.0 °C
finding-temperature-of-35-1-to-36-0-c = temperatura de 35.1 a 36.0 °C
# temperature of 38.1 to 39.0 °C
finding-temperature-of-38-1-to-39-0-c = temperatura de 38.1 a 39.0 °C
# temperature of 39.1 °C or more
finding-temperature-of-39-1-c-or-more = temperatura de 39.1 °C ou mais
# 22 breaths per minute or more
finding-22-breaths-per-minute-or-more = 22 respirações por minuto ou mais
# systolic pressure of 100 mmHg or less
finding-systolic-pressure-of-100-mmhg-or-less = pressão sistólica de 100 mmHg ou menos
# altered mental state
finding-altered-mental-state = estado mental alterado
# cannot drink or breastfeed
finding-cannot-drink-or-breastfeed = não consegue beber nem mamar
# lethargic or unconscious
finding-lethargic-or-unconscious = letárgico ou inconsciente
# cough or difficult breathing with a danger sign
finding-cough-or-difficult-breathing-with-a-danger-sign = tosse ou dificuldade para respirar com um sinal de perigo
# harsh noise when breathing in, in a calm child
finding-harsh-noise-when-breathing-in-in-a-calm-child = ruído áspero ao inspirar, em uma criança calma
# cough or difficult breathing with an oxygen saturation below 90 %
finding-cough-or-difficult-breathing-with-an-oxygen-saturation-below-27fbca1a = tosse ou dificuldade para respirar com saturação de oxigênio abaixo de 90 %
# diarrhoea, and two or more of: lethargic or unconscious, sunken eyes, skin pinch that goes back very slowly, cannot drink or drinks poorly
finding-diarrhoea-and-two-or-more-of-lethargic-or-unconscious-sunken-8dfb5350 = diarreia, e dois ou mais de: letárgico ou inconsciente; olhos fundos; prega da pele volta muito devagar; não consegue beber ou bebe mal
# diarrhoea for 14 days or more, with dehydration
finding-diarrhoea-for-14-days-or-more-with-dehydration = diarreia há 14 dias ou mais, com desidratação
# fever with a danger sign or a stiff neck
finding-fever-with-a-danger-sign-or-a-stiff-neck = febre com um sinal de perigo ou pescoço rígido
# measles now or in the last three months, with a danger sign, a cloudy cornea, or deep or extensive mouth ulcers
finding-measles-now-or-in-the-last-three-months-with-a-danger-sign-a-7de91dcd = sarampo agora ou nos últimos três meses, com um sinal de perigo, córnea turva, ou feridas profundas ou extensas na boca
# tender swelling behind the ear
finding-tender-swelling-behind-the-ear = inchaço doloroso atrás da orelha
# 2 to 11 months, 50 breaths per minute or more
finding-2-to-11-months-50-breaths-per-minute-or-more = 2 a 11 meses, 50 respirações por minuto ou mais
# 12 to 59 months, 40 breaths per minute or more
finding-12-to-59-months-40-breaths-per-minute-or-more = 12 a 59 meses, 40 respirações por minuto ou mais
# lower chest wall goes in
finding-lower-chest-wall-goes-in = retração da parte baixa do tórax
# diarrhoea, and two or more of: restless, irritable or lethargic, sunken eyes, skin pinch that goes back slowly, drinks eagerly or poorly
finding-diarrhoea-and-two-or-more-of-restless-irritable-or-lethargic-dfa64ea0 = diarreia, e dois ou mais de: inquieto, irritável ou letárgico; olhos fundos; prega da pele volta devagar; bebe com avidez ou bebe mal
# diarrhoea for 14 days or more
finding-diarrhoea-for-14-days-or-more = diarreia há 14 dias ou mais
# diarrhoea with blood in the stool
finding-diarrhoea-with-blood-in-the-stool = diarreia com sangue nas fezes
# fever with a positive malaria test
finding-fever-with-a-positive-malaria-test = febre com teste de malária positivo
# fever with a negative malaria test
finding-fever-with-a-negative-malaria-test = febre com teste de malária negativo
# measles now or in the last three months, with pus from the eye or mouth ulcers
finding-measles-now-or-in-the-last-three-months-with-pus-from-the-ey-97f8d871 = sarampo agora ou nos últimos três meses, com pus no olho ou feridas na boca
# measles now or in the last three months
finding-measles-now-or-in-the-last-three-months = sarampo agora ou nos últimos três meses
# ear pain
finding-ear-pain = dor de ouvido
# discharge from the ear, not known to last 14 days
finding-discharge-from-the-ear-not-known-to-last-14-days = secreção do ouvido, sem confirmação de que dura há 14 dias
# discharge from the ear for 14 days or more
finding-discharge-from-the-ear-for-14-days-or-more = secreção do ouvido há 14 dias ou mais
# somewhat pale
finding-somewhat-pale = um pouco pálido
# does not feed well
finding-does-not-feed-well = não se alimenta bem
# convulsions
finding-convulsions = convulsões
# lower chest wall goes in deeply
finding-lower-chest-wall-goes-in-deeply = retração profunda da parte baixa do tórax
# fever, from 37.5 °C
finding-fever-from-37-5-c = febre, a partir de 37.5 °C
# fever, from 38.0 °C
finding-fever-from-38-0-c = febre, a partir de 38.0 °C
# temperature below 35.5 °C, or an abnormally cold body
finding-temperature-below-35-5-c-or-an-abnormally-cold-body = temperatura abaixo de 35.5 °C, ou corpo anormalmente frio
# moves only when touched, or not at all
finding-moves-only-when-touched-or-not-at-all = só se move quando tocado, ou não se move nada
# 60 breaths per minute or more in one count; count a second time for a full minute, and where that cannot be done this count stands
finding-60-breaths-per-minute-or-more-in-one-count-count-a-second-ti-0d395f19 = 60 respirações por minuto ou mais em uma contagem; conte uma segunda vez durante um minuto inteiro, e se isso não puder ser feito, vale esta contagem
# yellow palms or soles
finding-yellow-palms-or-soles = palmas ou plantas amarelas
# yellow within 24 hours of birth
finding-yellow-within-24-hours-of-birth = amarelo nas primeiras 24 horas de vida
# diarrhoea, and two or more of: moves only when touched or not at all, sunken eyes, skin pinch that goes back very slowly
finding-diarrhoea-and-two-or-more-of-moves-only-when-touched-or-not-e56f8c29 = diarreia, e dois ou mais de: só se move quando tocado ou não se move nada; olhos fundos; prega da pele volta muito devagar
# yellow skin or eyes
finding-yellow-skin-or-eyes = pele ou olhos amarelos
# navel red or draining pus
finding-navel-red-or-draining-pus = umbigo vermelho ou com pus
# skin pustules
finding-skin-pustules = pústulas na pele
# diarrhoea, and two or more of: restless, irritable or moves little, sunken eyes, skin pinch that goes back slowly
finding-diarrhoea-and-two-or-more-of-restless-irritable-or-moves-lit-6993f85d = diarreia, e dois ou mais de: inquieto, irritável ou move-se pouco; olhos fundos; prega da pele volta devagar
# upper arm below 115 mm, with a danger sign, a class of IMCI that asks for urgent referral, or indrawing of the chest
finding-upper-arm-below-115-mm-with-a-danger-sign-a-class-of-imci-th-f4f7e22d = perímetro braquial abaixo de 115 mm, com um sinal de perigo, uma classe da AIDPI que pede encaminhamento urgente, ou retração do tórax
# upper arm below 115 mm; to be treated at home only without a complication, and if the child eats the test food
finding-upper-arm-below-115-mm-to-be-treated-at-home-only-without-a-5719dba7 = perímetro braquial abaixo de 115 mm; tratar em casa só se não houver complicação, e se a criança comer o alimento de teste
# upper arm from 115 mm to below 125 mm
finding-upper-arm-from-115-mm-to-below-125-mm = perímetro braquial de 115 mm a menos de 125 mm
# bleeding from the vagina
finding-bleeding-from-the-vagina = sangramento vaginal
# fever
finding-fever = febre
# severe headache
finding-severe-headache = dor de cabeça forte
# the baby is about to be born
finding-the-baby-is-about-to-be-born = bebê prestes a nascer
# in labour
finding-in-labour = em trabalho de parto
# looks very ill
finding-looks-very-ill = parece muito doente
# severe vomiting
finding-severe-vomiting = vômitos intensos
# severe belly pain
finding-severe-belly-pain = dor intensa na barriga
# systolic pressure of 160 mmHg or more
finding-systolic-pressure-of-160-mmhg-or-more = pressão sistólica de 160 mmHg ou mais
# diastolic pressure of 110 mmHg or more
finding-diastolic-pressure-of-110-mmhg-or-more = pressão diastólica de 110 mmHg ou mais
# systolic pressure of 140 mmHg or more with headache, blurred vision, pain in the upper belly, dizziness or vomiting
finding-systolic-pressure-of-140-mmhg-or-more-with-headache-blurred-8198a06d = pressão sistólica de 140 mmHg ou mais com dor de cabeça, visão turva, dor na parte alta da barriga, tontura ou vômitos
# diastolic pressure of 90 mmHg or more with headache, blurred vision, pain in the upper belly, dizziness or vomiting
finding-diastolic-pressure-of-90-mmhg-or-more-with-headache-blurred-239dd409 = pressão diastólica de 90 mmHg ou mais com dor de cabeça, visão turva, dor na parte alta da barriga, tontura ou vômitos
# pulse below 60 per minute
finding-pulse-below-60-per-minute = pulso abaixo de 60 por minuto
# pulse above 100 per minute
finding-pulse-above-100-per-minute = pulso acima de 100 por minuto
# walks
finding-walks = anda
# did not breathe until the airway was opened
finding-did-not-breathe-until-the-airway-was-opened = só respirou depois de a via aérea ser aberta
# does not breathe though the airway is open
finding-does-not-breathe-though-the-airway-is-open = não respira, embora a via aérea esteja aberta
# no pulse at the wrist, or capillary refill above 2 seconds
finding-no-pulse-at-the-wrist-or-capillary-refill-above-2-seconds = sem pulso no punho, ou enchimento capilar acima de 2 segundos
# does not follow simple commands
finding-does-not-follow-simple-commands = não obedece a ordens simples
# breathes, has perfusion and follows commands, but does not walk
finding-breathes-has-perfusion-and-follows-commands-but-does-not-wal-8f2a2e81 = respira, tem perfusão e obedece a ordens, mas não anda
# breathes after five rescue breaths
finding-breathes-after-five-rescue-breaths = respira depois de cinco ventilações de resgate
# does not breathe though the airway is open, and has no pulse
finding-does-not-breathe-though-the-airway-is-open-and-has-no-pulse = não respira, embora a via aérea esteja aberta, e não tem pulso
# does not breathe after five rescue breaths
finding-does-not-breathe-after-five-rescue-breaths = não respira depois de cinco ventilações de resgate
# fewer than 15 or more than 45 breaths per minute, or irregular
finding-fewer-than-15-or-more-than-45-breaths-per-minute-or-irregula-b7cfca0b = menos de 15 ou mais de 45 respirações por minuto, ou respiração irregular
# breathes, and has no palpable pulse
finding-breathes-and-has-no-palpable-pulse = respira, e não tem pulso palpável
# does not respond, or not fittingly to pain
finding-does-not-respond-or-not-fittingly-to-pain = não responde, ou responde à dor de forma não adequada
# breathes, has a pulse and responds, but does not walk
finding-breathes-has-a-pulse-and-responds-but-does-not-walk = respira, tem pulso e responde, mas não anda
# does not breathe though the airway is open, nor a child after rescue breaths
finding-does-not-breathe-though-the-airway-is-open-nor-a-child-after-4be10de1 = não respira, embora a via aérea esteja aberta, nem, se for criança, depois das ventilações de resgate
# does not follow commands or move with purpose, has no pulse at the wrist, breathes with distress, or bleeds on, and is judged not likely to survive with what there is
finding-does-not-follow-commands-or-move-with-purpose-has-no-pulse-a-b91ec8a3 = não obedece a ordens nem se move com propósito, não tem pulso no punho, luta para respirar, ou continua sangrando, e julga-se que não é provável que sobreviva com os meios que há
# the same, and nobody has judged that survival is unlikely with what there is
finding-the-same-and-nobody-has-judged-that-survival-is-unlikely-wit-b8092613 = o mesmo, e ninguém julgou que a sobrevivência é improvável com os meios que há
# minor injuries only
finding-minor-injuries-only = só ferimentos leves
# injuries that are not minor, and nothing that threatens life now
finding-injuries-that-are-not-minor-and-nothing-that-threatens-life-2636adda = ferimentos que não são leves, e nada que ameace a vida agora
# very severe disease
class-very-severe-disease = doença muito grave
# severe pneumonia or very severe disease
class-severe-pneumonia-or-very-severe-disease = pneumonia grave ou doença muito grave
# severe dehydration
class-severe-dehydration = desidratação grave
# severe persistent diarrhoea
class-severe-persistent-diarrhoea = diarreia persistente grave
# very severe febrile disease
class-very-severe-febrile-disease = doença febril muito grave
# severe complicated measles
class-severe-complicated-measles = sarampo complicado grave
# mastoiditis
class-mastoiditis = mastoidite
# severe anaemia
class-severe-anaemia = anemia grave
# pneumonia
class-pneumonia = pneumonia
# some dehydration
class-some-dehydration = alguma desidratação
# persistent diarrhoea
class-persistent-diarrhoea = diarreia persistente
# dysentery
class-dysentery = disenteria
# malaria
class-malaria = malária
# fever without malaria
class-fever-without-malaria = febre sem malária
# measles with eye or mouth complications
class-measles-with-eye-or-mouth-complications = sarampo com complicações nos olhos ou na boca
# measles
class-measles = sarampo
# acute ear infection
class-acute-ear-infection = infecção aguda do ouvido
# chronic ear infection
class-chronic-ear-infection = infecção crônica do ouvido
# anaemia
class-anaemia = anemia
# possible serious bacterial infection or very severe disease
class-possible-serious-bacterial-infection-or-very-severe-disease = possível infecção bacteriana grave ou doença muito grave
# severe jaundice
class-severe-jaundice = icterícia grave
# jaundice
class-jaundice = icterícia
# local infection
class-local-infection = infecção local
# complicated severe acute malnutrition
class-complicated-severe-acute-malnutrition = desnutrição aguda grave com complicações
# severe acute malnutrition
class-severe-acute-malnutrition = desnutrição aguda grave
# moderate acute malnutrition
class-moderate-acute-malnutrition = desnutrição aguda moderada
# danger sign in pregnancy
class-danger-sign-in-pregnancy = sinal de perigo na gravidez
# possible severe pre-eclampsia
class-possible-severe-pre-eclampsia = possível pré-eclâmpsia grave
# abnormal pulse: count again, and have a clinician review it
class-abnormal-pulse-count-again-and-have-a-clinician-review-it = pulso anormal: conte de novo e peça a um clínico que reveja
