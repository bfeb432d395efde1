### Español: the label of each sign. Whoever knows the language and the work: mend what is wrong, and put your name here.

reviewer = nobody yet

# does not respond
sign-unresponsive = no responde
# harsh noise when breathing in
sign-stridor = ruido áspero al inspirar
# struggling to breathe
sign-respiratory-distress = lucha por respirar
# blue lips or tongue
sign-central-cyanosis = labios o lengua azules
# swelling of mouth, throat or neck
sign-mouth-throat-or-neck-swelling = hinchazón de boca, garganta o cuello
# wheezing
sign-wheezing = silbidos al respirar
# cough
sign-cough = tos
# trouble with breathing
sign-difficult-breathing = dificultad para respirar
# lower chest goes in when breathing in
sign-chest-indrawing = hundimiento de la parte baja del tórax
# lower chest goes in deeply when breathing in
sign-severe-chest-indrawing = hundimiento profundo de la parte baja del tórax
# runny nose
sign-runny-nose = nariz que gotea
# weak and fast pulse
sign-weak-and-fast-pulse = pulso débil y rápido
# cold hands and feet
sign-cold-extremities = manos y pies fríos
# heavy bleeding
sign-heavy-bleeding = sangrado abundante
# bleeding that goes on
sign-ongoing-bleeding = sangrado que continúa
# very pale
sign-severe-pallor = muy pálido
# fainted recently
sign-recent-fainting = desmayo reciente
# somewhat pale
sign-some-pallor = algo pálido
# convulsing now
sign-active-convulsions = convulsiona ahora
# convulsions in this illness
sign-convulsions-this-illness = convulsiones en esta enfermedad
# moves only when touched, or not at all
sign-moves-only-when-stimulated = se mueve solo si lo tocan, o nada
# confused, drowsy or not themselves
sign-altered-mental-status = confuso, somnoliento o distinto
# agitated
sign-agitation = agitado
# violent or aggressive
sign-violent-or-aggressive = violento o agresivo
# self-harm or thoughts of it
sign-self-harm = se hace daño o lo piensa
# lethargic
sign-lethargy = letárgico
# restless or irritable
sign-restless-or-irritable = inquieto o irritable
# stiff neck
sign-stiff-neck = cuello rígido
# headache
sign-headache = dolor de cabeza
# severe headache
sign-severe-headache = dolor de cabeza intenso
# new weakness, numbness or speech trouble in one part
sign-acute-focal-neurologic-complaint = debilidad, entumecimiento o habla alterada nuevos en una parte
# sudden change of vision
sign-acute-visual-disturbance = cambio súbito de la visión
# newly weak all over
sign-acute-general-weakness = debilidad general nueva
# dizziness
sign-dizziness = mareo
# fever
sign-fever = fiebre
# malaria test positive
sign-malaria-test-positive = prueba de malaria positiva
# malaria test negative
sign-malaria-test-negative = prueba de malaria negativa
# abnormally cold body
sign-hypothermia = cuerpo anormalmente frío
# low blood sugar
sign-hypoglycaemia = azúcar bajo en la sangre
# vomits everything
sign-vomits-everything = vomita todo
# vomiting
sign-vomiting = vómitos
# ongoing diarrhoea
sign-ongoing-diarrhoea = diarrea que continúa
# severe vomiting
sign-severe-vomiting = vómitos intensos
# diarrhoea for 14 days or more
sign-persistent-diarrhoea = diarrea de 14 días o más
# blood in the stool
sign-blood-in-stool = sangre en las heces
# does not feed well
sign-not-feeding-well = no se alimenta bien
# drinks eagerly
sign-drinks-eagerly = bebe con ansia
# skin pinch goes back slowly
sign-slow-skin-pinch = pliegue de la piel vuelve lentamente
# cannot feed or drink
sign-unable-to-feed-or-drink = no puede comer ni beber
# drinks poorly
sign-drinks-poorly = bebe mal
# sunken eyes
sign-sunken-eyes = ojos hundidos
# skin pinch goes back very slowly
sign-very-slow-skin-pinch = pliegue de la piel vuelve muy lentamente
# dehydrated
sign-dehydration = deshidratado
# severely wasted
sign-visible-severe-wasting = emaciación grave
# swelling of both feet
sign-oedema-both-feet = hinchazón de ambos pies
# looks very ill
sign-looks-very-ill = parece muy enfermo
# ear pain
sign-ear-pain = dolor de oído
# ear discharge
sign-ear-discharge = secreción del oído
# ear discharge for 14 days or more
sign-persistent-ear-discharge = secreción del oído de 14 días o más
# tender swelling behind the ear
sign-tender-swelling-behind-ear = hinchazón dolorosa detrás de la oreja
# red eyes
sign-red-eyes = ojos rojos
# pus from the eye
sign-pus-from-eye = pus en el ojo
# cloudy cornea
sign-clouding-of-cornea = córnea opaca
# mouth ulcers
sign-mouth-ulcers = llagas en la boca
# deep or extensive mouth ulcers
sign-deep-mouth-ulcers = llagas profundas o extensas en la boca
# severe pain
sign-severe-pain = dolor intenso
# new chest or belly pain
sign-acute-chest-or-abdominal-pain = dolor nuevo de pecho o vientre
# severe belly pain
sign-severe-abdominal-pain = dolor intenso de vientre
# pain in the upper belly
sign-epigastric-pain = dolor en la parte alta del vientre
# testicular pain or an erection that will not end
sign-acute-testicular-or-scrotal-pain = dolor testicular o erección que no cede
# ECG suggests a heart attack
sign-ecg-acute-ischaemia = el ECG sugiere un infarto
# dangerous injury
sign-high-risk-trauma = lesión peligrosa
# injury
sign-trauma = lesión
# major burn
sign-major-burn = quemadura grave
# burn
sign-burn = quemadura
# limb at risk
sign-threatened-limb = extremidad en peligro
# newly deformed limb
sign-visible-acute-limb-deformity = deformidad nueva de una extremidad
# open fracture
sign-open-fracture = fractura abierta
# joint out of place
sign-suspected-dislocation = articulación fuera de lugar
# snake bite
sign-snake-bite = mordedura de serpiente
# poisoning or chemical exposure
sign-poisoning-or-chemical-exposure = intoxicación o exposición química
# exposure that needs treatment in time
sign-exposure-needing-prophylaxis = exposición que necesita tratamiento a tiempo
# sexual assault
sign-sexual-assault = agresión sexual
# new rash that spreads or peels
sign-new-rash-worsening-or-peeling = erupción nueva que se extiende o se pela
# rash like measles
sign-measles-rash = erupción como de sarampión
# measles in the last three months
sign-measles-in-last-three-months = sarampión en los últimos tres meses
# yellow skin or eyes
sign-jaundice = piel u ojos amarillos
# yellow within a day of birth
sign-jaundice-in-first-day = amarillo en el primer día de vida
# yellow palms or soles
sign-yellow-palms-or-soles = palmas o plantas amarillas
# navel red or draining pus
sign-umbilicus-red-or-draining-pus = ombligo rojo o con pus
# skin pustules
sign-skin-pustules = pústulas en la piel
# sent for urgent surgery
sign-known-diagnosis-needing-urgent-surgery = enviado para cirugía urgente
# cannot pass urine
sign-unable-to-pass-urine = no puede orinar
# in labour
sign-active-labour = en trabajo de parto
# baby about to be born
sign-imminent-delivery = bebé a punto de nacer
# bleeding from the vagina
sign-vaginal-bleeding = sangrado vaginal
# sent because of a problem in pregnancy
sign-pregnancy-complication-referral = enviada por un problema del embarazo
