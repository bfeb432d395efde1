### Español: what the triage tool finds; colours, when to come in.

# does not respond
finding-does-not-respond = no responde
# harsh noise when breathing in
finding-harsh-noise-when-breathing-in = ruido áspero al inspirar
# struggling to breathe
finding-struggling-to-breathe = lucha por respirar
# blue lips or tongue
finding-blue-lips-or-tongue = labios o lengua azules
# capillary refill above 3 seconds
finding-capillary-refill-above-3-seconds = llenado capilar de más de 3 segundos
# weak and fast pulse
finding-weak-and-fast-pulse = pulso débil y rápido
# heavy bleeding
finding-heavy-bleeding = sangrado abundante
# heart rate below 50 per minute
finding-heart-rate-below-50-per-minute = frecuencia cardíaca por debajo de 50 por minuto
# heart rate above 150 per minute
finding-heart-rate-above-150-per-minute = frecuencia cardíaca por encima de 150 por minuto
# convulsing now
finding-convulsing-now = convulsiona ahora
# two or more of: altered mental state, stiff neck, fever or hypothermia, headache
finding-two-or-more-of-altered-mental-state-stiff-neck-fever-or-hypo-580954f8 = dos o más de: estado mental alterado; cuello rígido; fiebre o hipotermia; dolor de cabeza
# low blood sugar
finding-low-blood-sugar = azúcar bajo en la sangre
# dangerous injury
finding-dangerous-injury = lesión peligrosa
# major burn
finding-major-burn = quemadura grave
# any burn above 70 years of age
finding-any-burn-above-70-years-of-age = cualquier quemadura en mayores de 70 años
# poisoning or chemical exposure
finding-poisoning-or-chemical-exposure = intoxicación o exposición química
# limb at risk
finding-limb-at-risk = extremidad en peligro
# snake bite
finding-snake-bite = mordedura de serpiente
# new chest or belly pain above 50 years of age
finding-new-chest-or-belly-pain-above-50-years-of-age = dolor nuevo de pecho o vientre en mayores de 50 años
# ECG, if done, suggests a heart attack
finding-ecg-if-done-suggests-a-heart-attack = el ECG, si se hizo, sugiere un infarto
# violent or aggressive
finding-violent-or-aggressive = violento o agresivo
# pregnant with heavy bleeding
finding-pregnant-with-heavy-bleeding = embarazada con sangrado abundante
# pregnant with severe belly pain
finding-pregnant-with-severe-belly-pain = embarazada con dolor intenso de vientre
# pregnant and convulsing
finding-pregnant-and-convulsing = embarazada y convulsiona
# pregnant with altered mental state
finding-pregnant-with-altered-mental-state = embarazada con estado mental alterado
# pregnant with severe headache
finding-pregnant-with-severe-headache = embarazada con dolor de cabeza intenso
# pregnant with a sudden change of vision
finding-pregnant-with-a-sudden-change-of-vision = embarazada con cambio súbito de la visión
# pregnant with systolic pressure of 160 mmHg or more
finding-pregnant-with-systolic-pressure-of-160-mmhg-or-more = embarazada con presión sistólica de 160 mmHg o más
# pregnant with diastolic pressure of 110 mmHg or more
finding-pregnant-with-diastolic-pressure-of-110-mmhg-or-more = embarazada con presión diastólica de 110 mmHg o más
# pregnant and in labour
finding-pregnant-and-in-labour = embarazada y en trabajo de parto
# pregnant with an injury
finding-pregnant-with-an-injury = embarazada con una lesión
# swelling of mouth, throat or neck
finding-swelling-of-mouth-throat-or-neck = hinchazón de boca, garganta o cuello
# wheezing
finding-wheezing = silbidos al respirar
# vomits everything
finding-vomits-everything = vomita todo
# ongoing diarrhoea
finding-ongoing-diarrhoea = diarrea que continúa
# cannot feed or drink
finding-cannot-feed-or-drink = no puede comer ni beber
# very pale
finding-very-pale = muy pálido
# bleeding that goes on
finding-bleeding-that-goes-on = sangrado que continúa
# fainted recently
finding-fainted-recently = desmayo reciente
# confused, drowsy or not themselves
finding-confused-drowsy-or-not-themselves = confuso, somnoliento o distinto
# agitated
finding-agitated = agitado
# newly weak all over
finding-newly-weak-all-over = debilidad general nueva
# new weakness, numbness or speech trouble in one part
finding-new-weakness-numbness-or-speech-trouble-in-one-part = debilidad, entumecimiento o habla alterada nuevos en una parte
# sudden change of vision
finding-sudden-change-of-vision = cambio súbito de la visión
# severe pain
finding-severe-pain = dolor intenso
# new rash that spreads within hours or peels
finding-new-rash-that-spreads-within-hours-or-peels = erupción nueva que se extiende en horas o se pela
# newly deformed limb
finding-newly-deformed-limb = deformidad nueva de una extremidad
# open fracture
finding-open-fracture = fractura abierta
# joint out of place
finding-joint-out-of-place = articulación fuera de lugar
# any other injury
finding-any-other-injury = cualquier otra lesión
# any other burn
finding-any-other-burn = cualquier otra quemadura
# sent for urgent surgery
finding-sent-for-urgent-surgery = enviado para cirugía urgente
# sexual assault
finding-sexual-assault = agresión sexual
# testicular pain or an erection that will not end
finding-testicular-pain-or-an-erection-that-will-not-end = dolor testicular o erección que no cede
# cannot pass urine
finding-cannot-pass-urine = no puede orinar
# exposure that needs treatment in time
finding-exposure-that-needs-treatment-in-time = exposición que necesita tratamiento a tiempo
# pregnant and sent because of a problem
finding-pregnant-and-sent-because-of-a-problem = embarazada y enviada por un problema
# heart rate below 60 per minute
finding-heart-rate-below-60-per-minute = frecuencia cardíaca por debajo de 60 por minuto
# heart rate above 130 per minute
finding-heart-rate-above-130-per-minute = frecuencia cardíaca por encima de 130 por minuto
# fewer than 10 breaths per minute
finding-fewer-than-10-breaths-per-minute = menos de 10 respiraciones por minuto
# more than 30 breaths per minute
finding-more-than-30-breaths-per-minute = más de 30 respiraciones por minuto
# temperature below 36 °C
finding-temperature-below-36-c = temperatura por debajo de 36 °C
# temperature above 39 °C
finding-temperature-above-39-c = temperatura por encima de 39 °C
# oxygen saturation below 92 %
finding-oxygen-saturation-below-92 = saturación de oxígeno por debajo de 92 %
# not fully alert
finding-not-fully-alert = no está del todo alerta
# heart rate of 0
finding-heart-rate-of-0 = frecuencia cardíaca de 0
# respiratory rate of 0
finding-respiratory-rate-of-0 = frecuencia respiratoria de 0
# after birth, systolic pressure of 160 mmHg or more
finding-after-birth-systolic-pressure-of-160-mmhg-or-more = después del parto, presión sistólica de 160 mmHg o más
# after birth, diastolic pressure of 110 mmHg or more
finding-after-birth-diastolic-pressure-of-110-mmhg-or-more = después del parto, presión diastólica de 110 mmHg o más
# after birth, severe headache
finding-after-birth-severe-headache = después del parto, dolor de cabeza intenso
# after birth, a sudden change of vision
finding-after-birth-a-sudden-change-of-vision = después del parto, cambio súbito de la visión
# after birth, altered mental state
finding-after-birth-altered-mental-state = después del parto, estado mental alterado
# after birth, bleeding from the vagina
finding-after-birth-bleeding-from-the-vagina = después del parto, sangrado vaginal
# self-harm, done or thought of
finding-self-harm-done-or-thought-of = se ha hecho daño o lo piensa
# pregnant with a pulse below 60 or above 100 per minute
finding-pregnant-with-a-pulse-below-60-or-above-100-per-minute = embarazada con pulso por debajo de 60 o por encima de 100 por minuto
# systolic pressure below 40 mmHg
finding-systolic-pressure-below-40-mmhg = presión sistólica por debajo de 40 mmHg
# heart rate below 20 per minute: counted for 15 seconds?
finding-heart-rate-below-20-per-minute-counted-for-15-seconds = frecuencia cardíaca por debajo de 20 por minuto: ¿se contó durante 15 segundos?
# fewer than 5 breaths per minute: counted for 15 seconds?
finding-fewer-than-5-breaths-per-minute-counted-for-15-seconds = menos de 5 respiraciones por minuto: ¿se contó durante 15 segundos?
# oxygen saturation below 50 %: a fraction, or not well read?
finding-oxygen-saturation-below-50-a-fraction-or-not-well-read = saturación de oxígeno por debajo de 50 %: ¿es una fracción, o se leyó mal?
# systolic pressure below 30 mmHg: in cmHg or kPa?
finding-systolic-pressure-below-30-mmhg-in-cmhg-or-kpa = presión sistólica por debajo de 30 mmHg: ¿está en cmHg o kPa?
# diastolic pressure below 20 mmHg: in cmHg or kPa?
finding-diastolic-pressure-below-20-mmhg-in-cmhg-or-kpa = presión diastólica por debajo de 20 mmHg: ¿está en cmHg o kPa?
# glucose of 20 mmol/L or more: in mg/dL?
finding-glucose-of-20-mmol-l-or-more-in-mg-dl = glucosa de 20 mmol/L o más: ¿está en mg/dL?
# upper arm below 70 mm: in cm?
finding-upper-arm-below-70-mm-in-cm = perímetro del brazo por debajo de 70 mm: ¿está en cm?
# a weight that nobody of the age has: in pounds or stones?
finding-a-weight-that-nobody-of-the-age-has-in-pounds-or-stones = un peso que nadie de esa edad tiene: ¿está en libras o en stones?
# antenatal care asks for urgent referral
finding-antenatal-care-asks-for-urgent-referral = la atención prenatal pide referencia urgente
# NEWS2 of 5 or more, 16 years and over, not pregnant
finding-news2-of-5-or-more-16-years-and-over-not-pregnant = NEWS2 de 5 o más, 16 años o más, sin embarazo
# 3 points of NEWS2 in one parameter, 16 years and over, not pregnant
finding-3-points-of-news2-in-one-parameter-16-years-and-over-not-pre-f68e0205 = 3 puntos de NEWS2 en un parámetro, 16 años o más, sin embarazo
# qSOFA of 2 or more, 16 years and over, not pregnant
finding-qsofa-of-2-or-more-16-years-and-over-not-pregnant = qSOFA de 2 o más, 16 años o más, sin embarazo
# cold hands and feet
finding-cold-hands-and-feet = manos y pies fríos
# two or more of: lethargy, sunken eyes, very slow skin pinch, drinks poorly
finding-two-or-more-of-lethargy-sunken-eyes-very-slow-skin-pinch-dri-9a76c894 = dos o más de: letargia; ojos hundidos; pliegue de la piel vuelve muy lentamente; bebe mal
# altered mental state with stiff neck, hypothermia or fever
finding-altered-mental-state-with-stiff-neck-hypothermia-or-fever = estado mental alterado con cuello rígido, hipotermia o fiebre
# less than 8 days old
finding-less-than-8-days-old = menor de 8 días
# less than 2 months old with a temperature below 36 or above 39 °C
finding-less-than-2-months-old-with-a-temperature-below-36-or-above-67b80a97 = menor de 2 meses con temperatura por debajo de 36 o por encima de 39 °C
# any burn below 2 years of age
finding-any-burn-below-2-years-of-age = cualquier quemadura en menores de 2 años
# dehydrated
finding-dehydrated = deshidratado
# restless or irritable
finding-restless-or-irritable = inquieto o irritable
# lethargic
finding-lethargic = letárgico
# from 8 days to 6 completed months old
finding-from-8-days-to-6-completed-months-old = de 8 días a 6 meses cumplidos de edad
# severely wasted
finding-severely-wasted = emaciación grave
# swelling of both feet
finding-swelling-of-both-feet = hinchazón de ambos pies
# pregnant
finding-pregnant = embarazada
# headache
finding-headache = dolor de cabeza
# under 1 year, more than 50 breaths per minute
finding-under-1-year-more-than-50-breaths-per-minute = menor de 1 año, más de 50 respiraciones por minuto
# under 1 year, fewer than 25 breaths per minute
finding-under-1-year-fewer-than-25-breaths-per-minute = menor de 1 año, menos de 25 respiraciones por minuto
# 1 to 4 years, more than 40 breaths per minute
finding-1-to-4-years-more-than-40-breaths-per-minute = de 1 a 4 años, más de 40 respiraciones por minuto
# 1 to 4 years, fewer than 20 breaths per minute
finding-1-to-4-years-fewer-than-20-breaths-per-minute = de 1 a 4 años, menos de 20 respiraciones por minuto
# 5 years and over, more than 30 breaths per minute
finding-5-years-and-over-more-than-30-breaths-per-minute = de 5 años o más, más de 30 respiraciones por minuto
# 5 years and over, fewer than 10 breaths per minute
finding-5-years-and-over-fewer-than-10-breaths-per-minute = de 5 años o más, menos de 10 respiraciones por minuto
# under 1 year, heart rate above 180 per minute
finding-under-1-year-heart-rate-above-180-per-minute = menor de 1 año, frecuencia cardíaca por encima de 180 por minuto
# under 1 year, heart rate below 90 per minute
finding-under-1-year-heart-rate-below-90-per-minute = menor de 1 año, frecuencia cardíaca por debajo de 90 por minuto
# 1 to 4 years, heart rate above 160 per minute
finding-1-to-4-years-heart-rate-above-160-per-minute = de 1 a 4 años, frecuencia cardíaca por encima de 160 por minuto
# 1 to 4 years, heart rate below 80 per minute
finding-1-to-4-years-heart-rate-below-80-per-minute = de 1 a 4 años, frecuencia cardíaca por debajo de 80 por minuto
# 5 years and over, heart rate above 140 per minute
finding-5-years-and-over-heart-rate-above-140-per-minute = de 5 años o más, frecuencia cardíaca por encima de 140 por minuto
# 5 years and over, heart rate below 70 per minute
finding-5-years-and-over-heart-rate-below-70-per-minute = de 5 años o más, frecuencia cardíaca por debajo de 70 por minuto
# confused, restless, continuously irritable, agitated or lethargic
finding-confused-restless-continuously-irritable-agitated-or-letharg-2f6307ca = confuso, inquieto, irritable todo el tiempo, agitado o letárgico
# convulsions in this illness
finding-convulsions-in-this-illness = convulsiones en esta enfermedad
# IMCI asks for urgent referral
finding-imci-asks-for-urgent-referral = AIEPI pide referencia urgente
# IMCI for the young infant asks for urgent referral
finding-imci-for-the-young-infant-asks-for-urgent-referral = AIEPI para el menor de dos meses pide referencia urgente
# the standard for malnutrition asks for urgent referral
finding-the-standard-for-malnutrition-asks-for-urgent-referral = la norma para la desnutrición pide referencia urgente
# red: needs care now
acuity-red = rojo: necesita atención ahora
# yellow: needs care soon
acuity-yellow = amarillo: necesita atención pronto
# not triageable: too little was assessed to give a colour
acuity-not-triageable = no clasificable: se evaluó demasiado poco para dar un color
# green: can wait, nothing urgent was found
acuity-green = verde: puede esperar, no se encontró nada urgente
# green: only after a supervising clinician has looked
acuity-green-under-review = verde: solo después de que lo haya revisado un profesional clínico supervisor
# Come in now, by the fastest way there is; do not wait and do not go alone.
come-in-come-in-now-by-the-fastest-way-there-is-do-not-wait-and-do-n-fa1835ad = Venga ahora, por el medio más rápido que haya; no espere y no venga sin compañía.
# Come in today. Come at once if it gets worse: cannot drink, hard or fast breathing, a fit, hard to wake, bleeding.
come-in-come-in-today-come-at-once-if-it-gets-worse-cannot-drink-har-31c7baf3 = Venga hoy. Venga de inmediato si empeora: no puede beber, respiración difícil o rápida, convulsión, cuesta despertarlo, sangrado.
# Nobody has measured anything, so this is no all-clear. Come in at once if the patient cannot drink, gets sicker, has a fever, breathes fast or hard, has a fit, is hard to wake, or bleeds; otherwise have somebody look within a day.
come-in-nobody-has-measured-anything-so-this-is-no-all-clear-come-in-27ad109e = Nadie ha medido nada, así que esto no significa que todo esté bien. Venga de inmediato si el paciente no puede beber, empeora, tiene fiebre, respira rápido o con dificultad, tiene una convulsión, cuesta despertarlo o sangra; si no, haga que alguien lo revise en el plazo de un día.
