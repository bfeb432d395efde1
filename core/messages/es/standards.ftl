### Español: what scores, other standards and the protocols for many casualties find, and their classes.

# 8 breaths per minute or fewer
finding-8-breaths-per-minute-or-fewer = 8 respiraciones por minuto o menos
# 9 to 11 breaths per minute
finding-9-to-11-breaths-per-minute = de 9 a 11 respiraciones por minuto
# 21 to 24 breaths per minute
finding-21-to-24-breaths-per-minute = de 21 a 24 respiraciones por minuto
# 25 breaths per minute or more
finding-25-breaths-per-minute-or-more = 25 respiraciones por minuto o más
# scale 1, oxygen saturation of 91 % or less
finding-scale-1-oxygen-saturation-of-91-or-less = escala 1, saturación de oxígeno de 91 % o menos
# scale 1, oxygen saturation of 92 to 93 %
finding-scale-1-oxygen-saturation-of-92-to-93 = escala 1, saturación de oxígeno de 92 a 93 %
# scale 1, oxygen saturation of 94 to 95 %
finding-scale-1-oxygen-saturation-of-94-to-95 = escala 1, saturación de oxígeno de 94 a 95 %
# scale 2, oxygen saturation of 83 % or less
finding-scale-2-oxygen-saturation-of-83-or-less = escala 2, saturación de oxígeno de 83 % o menos
# scale 2, oxygen saturation of 84 to 85 %
finding-scale-2-oxygen-saturation-of-84-to-85 = escala 2, saturación de oxígeno de 84 a 85 %
# scale 2, oxygen saturation of 86 to 87 %
finding-scale-2-oxygen-saturation-of-86-to-87 = escala 2, saturación de oxígeno de 86 a 87 %
# scale 2, oxygen saturation of 93 to 94 % on oxygen
finding-scale-2-oxygen-saturation-of-93-to-94-on-oxygen = escala 2, saturación de oxígeno de 93 a 94 % con oxígeno
# scale 2, oxygen saturation of 95 to 96 % on oxygen
finding-scale-2-oxygen-saturation-of-95-to-96-on-oxygen = escala 2, saturación de oxígeno de 95 a 96 % con oxígeno
# scale 2, oxygen saturation of 97 % or more on oxygen
finding-scale-2-oxygen-saturation-of-97-or-more-on-oxygen = escala 2, saturación de oxígeno de 97 % o más con oxígeno
# given oxygen
finding-given-oxygen = recibe oxígeno
# systolic pressure of 90 mmHg or less
finding-systolic-pressure-of-90-mmhg-or-less = presión sistólica de 90 mmHg o menos
# systolic pressure of 91 to 100 mmHg
finding-systolic-pressure-of-91-to-100-mmhg = presión sistólica de 91 a 100 mmHg
# systolic pressure of 101 to 110 mmHg
finding-systolic-pressure-of-101-to-110-mmhg = presión sistólica de 101 a 110 mmHg
# systolic pressure of 220 mmHg or more
finding-systolic-pressure-of-220-mmhg-or-more = presión sistólica de 220 mmHg o más
# pulse of 40 per minute or fewer
finding-pulse-of-40-per-minute-or-fewer = pulso de 40 por minuto o menos
# pulse of 41 to 50 per minute
finding-pulse-of-41-to-50-per-minute = pulso de 41 a 50 por minuto
# pulse of 91 to 110 per minute
finding-pulse-of-91-to-110-per-minute = pulso de 91 a 110 por minuto
# pulse of 111 to 130 per minute
finding-pulse-of-111-to-130-per-minute = pulso de 111 a 130 por minuto
# pulse of 131 per minute or more
finding-pulse-of-131-per-minute-or-more = pulso de 131 por minuto o más
# newly confused, or responding to voice, to pain, or not at all
finding-newly-confused-or-responding-to-voice-to-pain-or-not-at-all = confuso desde hace poco, o responde a la voz, al dolor, o no responde
# temperature of 35.0 °C or less
finding-temperature-of-35-0-c-or-less = temperatura de 35.0 °C o menos
# temperature of 35.1 to 36.0 °C
finding-temperature-of-35-1-to-36-0-c = temperatura de 35.1 a 36.0 °C
# temperature of 38.1 to 39.0 °C
finding-temperature-of-38-1-to-39-0-c = temperatura de 38.1 a 39.0 °C
# temperature of 39.1 °C or more
finding-temperature-of-39-1-c-or-more = temperatura de 39.1 °C o más
# 22 breaths per minute or more
finding-22-breaths-per-minute-or-more = 22 respiraciones por minuto o más
# systolic pressure of 100 mmHg or less
finding-systolic-pressure-of-100-mmhg-or-less = presión sistólica de 100 mmHg o menos
# altered mental state
finding-altered-mental-state = estado mental alterado
# cannot drink or breastfeed
finding-cannot-drink-or-breastfeed = no puede beber o tomar el pecho
# lethargic or unconscious
finding-lethargic-or-unconscious = letárgico o inconsciente
# cough or difficult breathing with a danger sign
finding-cough-or-difficult-breathing-with-a-danger-sign = tos o dificultad para respirar con un signo de peligro
# harsh noise when breathing in, in a calm child
finding-harsh-noise-when-breathing-in-in-a-calm-child = ruido áspero al inspirar, en un niño tranquilo
# cough or difficult breathing with an oxygen saturation below 90 %
finding-cough-or-difficult-breathing-with-an-oxygen-saturation-below-27fbca1a = tos o dificultad para respirar con saturación de oxígeno por debajo de 90 %
# diarrhoea, and two or more of: lethargic or unconscious, sunken eyes, skin pinch that goes back very slowly, cannot drink or drinks poorly
finding-diarrhoea-and-two-or-more-of-lethargic-or-unconscious-sunken-8dfb5350 = diarrea y dos o más de: letárgico o inconsciente; ojos hundidos; pliegue de la piel vuelve muy lentamente; no puede beber o bebe mal
# diarrhoea for 14 days or more, with dehydration
finding-diarrhoea-for-14-days-or-more-with-dehydration = diarrea de 14 días o más, con deshidratación
# fever with a danger sign or a stiff neck
finding-fever-with-a-danger-sign-or-a-stiff-neck = fiebre con un signo de peligro o cuello rígido
# measles now or in the last three months, with a danger sign, a cloudy cornea, or deep or extensive mouth ulcers
finding-measles-now-or-in-the-last-three-months-with-a-danger-sign-a-7de91dcd = sarampión ahora o en los últimos tres meses, con un signo de peligro, córnea opaca o llagas profundas o extensas en la boca
# tender swelling behind the ear
finding-tender-swelling-behind-the-ear = hinchazón dolorosa detrás de la oreja
# 2 to 11 months, 50 breaths per minute or more
finding-2-to-11-months-50-breaths-per-minute-or-more = de 2 a 11 meses, 50 respiraciones por minuto o más
# 12 to 59 months, 40 breaths per minute or more
finding-12-to-59-months-40-breaths-per-minute-or-more = de 12 a 59 meses, 40 respiraciones por minuto o más
# lower chest wall goes in
finding-lower-chest-wall-goes-in = hundimiento de la parte baja del tórax
# diarrhoea, and two or more of: restless, irritable or lethargic, sunken eyes, skin pinch that goes back slowly, drinks eagerly or poorly
finding-diarrhoea-and-two-or-more-of-restless-irritable-or-lethargic-dfa64ea0 = diarrea y dos o más de: inquieto, irritable o letárgico; ojos hundidos; pliegue de la piel vuelve lentamente; bebe con ansia o bebe mal
# diarrhoea for 14 days or more
finding-diarrhoea-for-14-days-or-more = diarrea de 14 días o más
# diarrhoea with blood in the stool
finding-diarrhoea-with-blood-in-the-stool = diarrea con sangre en las heces
# fever with a positive malaria test
finding-fever-with-a-positive-malaria-test = fiebre con prueba de malaria positiva
# fever with a negative malaria test
finding-fever-with-a-negative-malaria-test = fiebre con prueba de malaria negativa
# measles now or in the last three months, with pus from the eye or mouth ulcers
finding-measles-now-or-in-the-last-three-months-with-pus-from-the-ey-97f8d871 = sarampión ahora o en los últimos tres meses, con pus en el ojo o llagas en la boca
# measles now or in the last three months
finding-measles-now-or-in-the-last-three-months = sarampión ahora o en los últimos tres meses
# ear pain
finding-ear-pain = dolor de oído
# discharge from the ear, not known to last 14 days
finding-discharge-from-the-ear-not-known-to-last-14-days = secreción del oído, sin que se sepa que dura 14 días
# discharge from the ear for 14 days or more
finding-discharge-from-the-ear-for-14-days-or-more = secreción del oído de 14 días o más
# somewhat pale
finding-somewhat-pale = algo pálido
# does not feed well
finding-does-not-feed-well = no se alimenta bien
# convulsions
finding-convulsions = convulsiones
# lower chest wall goes in deeply
finding-lower-chest-wall-goes-in-deeply = hundimiento profundo de la parte baja del tórax
# fever, from 37.5 °C
finding-fever-from-37-5-c = fiebre, a partir de 37.5 °C
# fever, from 38.0 °C
finding-fever-from-38-0-c = fiebre, a partir de 38.0 °C
# temperature below 35.5 °C, or an abnormally cold body
finding-temperature-below-35-5-c-or-an-abnormally-cold-body = temperatura por debajo de 35.5 °C, o cuerpo anormalmente frío
# moves only when touched, or not at all
finding-moves-only-when-touched-or-not-at-all = se mueve solo si lo tocan, o nada
# 60 breaths per minute or more in one count; count a second time for a full minute, and where that cannot be done this count stands
finding-60-breaths-per-minute-or-more-in-one-count-count-a-second-ti-0d395f19 = 60 respiraciones por minuto o más en un conteo; cuente por segunda vez durante un minuto completo y, si no se puede, vale este conteo
# yellow palms or soles
finding-yellow-palms-or-soles = palmas o plantas amarillas
# yellow within 24 hours of birth
finding-yellow-within-24-hours-of-birth = amarillo en las primeras 24 horas después de nacer
# diarrhoea, and two or more of: moves only when touched or not at all, sunken eyes, skin pinch that goes back very slowly
finding-diarrhoea-and-two-or-more-of-moves-only-when-touched-or-not-e56f8c29 = diarrea y dos o más de: se mueve solo si lo tocan, o nada; ojos hundidos; pliegue de la piel vuelve muy lentamente
# yellow skin or eyes
finding-yellow-skin-or-eyes = piel u ojos amarillos
# navel red or draining pus
finding-navel-red-or-draining-pus = ombligo rojo o con pus
# skin pustules
finding-skin-pustules = pústulas en la piel
# diarrhoea, and two or more of: restless, irritable or moves little, sunken eyes, skin pinch that goes back slowly
finding-diarrhoea-and-two-or-more-of-restless-irritable-or-moves-lit-6993f85d = diarrea y dos o más de: inquieto, irritable o se mueve poco; ojos hundidos; pliegue de la piel vuelve lentamente
# upper arm below 115 mm, with a danger sign, a class of IMCI that asks for urgent referral, or indrawing of the chest
finding-upper-arm-below-115-mm-with-a-danger-sign-a-class-of-imci-th-f4f7e22d = perímetro del brazo por debajo de 115 mm, con un signo de peligro, una clasificación de AIEPI que pide referencia urgente o hundimiento del tórax
# upper arm below 115 mm; to be treated at home only without a complication, and if the child eats the test food
finding-upper-arm-below-115-mm-to-be-treated-at-home-only-without-a-5719dba7 = perímetro del brazo por debajo de 115 mm; tratar en casa solo si no hay complicación y si el niño come el alimento de prueba
# upper arm from 115 mm to below 125 mm
finding-upper-arm-from-115-mm-to-below-125-mm = perímetro del brazo desde 115 mm hasta menos de 125 mm
# bleeding from the vagina
finding-bleeding-from-the-vagina = sangrado vaginal
# fever
finding-fever = fiebre
# severe headache
finding-severe-headache = dolor de cabeza intenso
# the baby is about to be born
finding-the-baby-is-about-to-be-born = bebé a punto de nacer
# in labour
finding-in-labour = en trabajo de parto
# looks very ill
finding-looks-very-ill = parece muy enfermo
# severe vomiting
finding-severe-vomiting = vómitos intensos
# severe belly pain
finding-severe-belly-pain = dolor intenso de vientre
# systolic pressure of 160 mmHg or more
finding-systolic-pressure-of-160-mmhg-or-more = presión sistólica de 160 mmHg o más
# diastolic pressure of 110 mmHg or more
finding-diastolic-pressure-of-110-mmhg-or-more = presión diastólica de 110 mmHg o más
# systolic pressure of 140 mmHg or more with headache, blurred vision, pain in the upper belly, dizziness or vomiting
finding-systolic-pressure-of-140-mmhg-or-more-with-headache-blurred-8198a06d = presión sistólica de 140 mmHg o más con dolor de cabeza, visión borrosa, dolor en la parte alta del vientre, mareo o vómitos
# diastolic pressure of 90 mmHg or more with headache, blurred vision, pain in the upper belly, dizziness or vomiting
finding-diastolic-pressure-of-90-mmhg-or-more-with-headache-blurred-239dd409 = presión diastólica de 90 mmHg o más con dolor de cabeza, visión borrosa, dolor en la parte alta del vientre, mareo o vómitos
# pulse below 60 per minute
finding-pulse-below-60-per-minute = pulso por debajo de 60 por minuto
# pulse above 100 per minute
finding-pulse-above-100-per-minute = pulso por encima de 100 por minuto
# walks
finding-walks = camina
# did not breathe until the airway was opened
finding-did-not-breathe-until-the-airway-was-opened = no respiró hasta que se abrió la vía aérea
# does not breathe though the airway is open
finding-does-not-breathe-though-the-airway-is-open = no respira aunque la vía aérea está abierta
# no pulse at the wrist, or capillary refill above 2 seconds
finding-no-pulse-at-the-wrist-or-capillary-refill-above-2-seconds = sin pulso en la muñeca, o llenado capilar de más de 2 segundos
# does not follow simple commands
finding-does-not-follow-simple-commands = no obedece órdenes sencillas
# breathes, has perfusion and follows commands, but does not walk
finding-breathes-has-perfusion-and-follows-commands-but-does-not-wal-8f2a2e81 = respira, tiene perfusión y obedece órdenes, pero no camina
# breathes after five rescue breaths
finding-breathes-after-five-rescue-breaths = respira después de cinco ventilaciones de rescate
# does not breathe though the airway is open, and has no pulse
finding-does-not-breathe-though-the-airway-is-open-and-has-no-pulse = no respira aunque la vía aérea está abierta, y no tiene pulso
# does not breathe after five rescue breaths
finding-does-not-breathe-after-five-rescue-breaths = no respira después de cinco ventilaciones de rescate
# fewer than 15 or more than 45 breaths per minute, or irregular
finding-fewer-than-15-or-more-than-45-breaths-per-minute-or-irregula-b7cfca0b = menos de 15 o más de 45 respiraciones por minuto, o respiración irregular
# breathes, and has no palpable pulse
finding-breathes-and-has-no-palpable-pulse = respira, y no tiene pulso palpable
# does not respond, or not fittingly to pain
finding-does-not-respond-or-not-fittingly-to-pain = no responde, o no responde de forma adecuada al dolor
# breathes, has a pulse and responds, but does not walk
finding-breathes-has-a-pulse-and-responds-but-does-not-walk = respira, tiene pulso y responde, pero no camina
# does not breathe though the airway is open, nor a child after rescue breaths
finding-does-not-breathe-though-the-airway-is-open-nor-a-child-after-4be10de1 = no respira aunque la vía aérea está abierta ni, si es un niño, después de las ventilaciones de rescate
# does not follow commands or move with purpose, has no pulse at the wrist, breathes with distress, or bleeds on, and is judged not likely to survive with what there is
finding-does-not-follow-commands-or-move-with-purpose-has-no-pulse-a-b91ec8a3 = no obedece órdenes ni se mueve con propósito, no tiene pulso en la muñeca, lucha por respirar o sigue sangrando; y se ha juzgado que no es probable que sobreviva con los medios que hay
# the same, and nobody has judged that survival is unlikely with what there is
finding-the-same-and-nobody-has-judged-that-survival-is-unlikely-wit-b8092613 = lo mismo, y nadie ha juzgado que sea improbable que sobreviva con los medios que hay
# minor injuries only
finding-minor-injuries-only = solo lesiones leves
# injuries that are not minor, and nothing that threatens life now
finding-injuries-that-are-not-minor-and-nothing-that-threatens-life-2636adda = lesiones que no son leves, y nada que amenace la vida ahora
# very severe disease
class-very-severe-disease = enfermedad muy grave
# severe pneumonia or very severe disease
class-severe-pneumonia-or-very-severe-disease = neumonía grave o enfermedad muy grave
# severe dehydration
class-severe-dehydration = deshidratación grave
# severe persistent diarrhoea
class-severe-persistent-diarrhoea = diarrea persistente grave
# very severe febrile disease
class-very-severe-febrile-disease = enfermedad febril muy grave
# severe complicated measles
class-severe-complicated-measles = sarampión complicado grave
# mastoiditis
class-mastoiditis = mastoiditis
# severe anaemia
class-severe-anaemia = anemia grave
# pneumonia
class-pneumonia = neumonía
# some dehydration
class-some-dehydration = algún grado de deshidratación
# persistent diarrhoea
class-persistent-diarrhoea = diarrea persistente
# dysentery
class-dysentery = disentería
# malaria
class-malaria = malaria
# fever without malaria
class-fever-without-malaria = fiebre sin malaria
# measles with eye or mouth complications
class-measles-with-eye-or-mouth-complications = sarampión con complicaciones en los ojos o la boca
# measles
class-measles = sarampión
# acute ear infection
class-acute-ear-infection = infección aguda del oído
# chronic ear infection
class-chronic-ear-infection = infección crónica del oído
# anaemia
class-anaemia = anemia
# possible serious bacterial infection or very severe disease
class-possible-serious-bacterial-infection-or-very-severe-disease = posible infección bacteriana grave o enfermedad muy grave
# severe jaundice
class-severe-jaundice = ictericia grave
# jaundice
class-jaundice = ictericia
# local infection
class-local-infection = infección local
# complicated severe acute malnutrition
class-complicated-severe-acute-malnutrition = desnutrición aguda grave con complicaciones
# severe acute malnutrition
class-severe-acute-malnutrition = desnutrición aguda grave
# moderate acute malnutrition
class-moderate-acute-malnutrition = desnutrición aguda moderada
# danger sign in pregnancy
class-danger-sign-in-pregnancy = signo de peligro en el embarazo
# possible severe pre-eclampsia
class-possible-severe-pre-eclampsia = posible preeclampsia grave
# abnormal pulse: count again, and have a clinician review it
class-abnormal-pulse-count-again-and-have-a-clinician-review-it = pulso anormal: cuente de nuevo y pida que lo revise un profesional clínico
