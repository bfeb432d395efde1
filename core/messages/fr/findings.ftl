### Français: what the triage tool finds; colours, when to come in.

# does not respond
finding-does-not-respond = ne répond pas
# harsh noise when breathing in
finding-harsh-noise-when-breathing-in = bruit rauque à l'inspiration
# struggling to breathe
finding-struggling-to-breathe = lutte pour respirer
# blue lips or tongue
finding-blue-lips-or-tongue = lèvres ou langue bleues
# capillary refill above 3 seconds
finding-capillary-refill-above-3-seconds = recoloration capillaire en plus de 3 secondes
# weak and fast pulse
finding-weak-and-fast-pulse = pouls faible et rapide
# heavy bleeding
finding-heavy-bleeding = saignement abondant
# heart rate below 50 per minute
finding-heart-rate-below-50-per-minute = fréquence cardiaque de moins de 50 par minute
# heart rate above 150 per minute
finding-heart-rate-above-150-per-minute = fréquence cardiaque de plus de 150 par minute
# convulsing now
finding-convulsing-now = convulse maintenant
# two or more of: altered mental state, stiff neck, fever or hypothermia, headache
finding-two-or-more-of-altered-mental-state-stiff-neck-fever-or-hypo-580954f8 = au moins deux de : état mental altéré ; nuque raide ; fièvre ou corps anormalement froid ; mal de tête
# low blood sugar
finding-low-blood-sugar = sucre sanguin bas
# dangerous injury
finding-dangerous-injury = blessure dangereuse
# major burn
finding-major-burn = brûlure grave
# any burn above 70 years of age
finding-any-burn-above-70-years-of-age = toute brûlure à plus de 70 ans
# poisoning or chemical exposure
finding-poisoning-or-chemical-exposure = empoisonnement ou produit chimique
# limb at risk
finding-limb-at-risk = membre menacé
# snake bite
finding-snake-bite = morsure de serpent
# new chest or belly pain above 50 years of age
finding-new-chest-or-belly-pain-above-50-years-of-age = douleur nouvelle du thorax ou du ventre à plus de 50 ans
# ECG, if done, suggests a heart attack
finding-ecg-if-done-suggests-a-heart-attack = l'ECG, s'il a été fait, évoque un infarctus
# violent or aggressive
finding-violent-or-aggressive = violent ou agressif
# pregnant with heavy bleeding
finding-pregnant-with-heavy-bleeding = enceinte, avec saignement abondant
# pregnant with severe belly pain
finding-pregnant-with-severe-belly-pain = enceinte, avec douleur sévère du ventre
# pregnant and convulsing
finding-pregnant-and-convulsing = enceinte, et convulse
# pregnant with altered mental state
finding-pregnant-with-altered-mental-state = enceinte, avec état mental altéré
# pregnant with severe headache
finding-pregnant-with-severe-headache = enceinte, avec mal de tête sévère
# pregnant with a sudden change of vision
finding-pregnant-with-a-sudden-change-of-vision = enceinte, avec changement soudain de la vue
# pregnant with systolic pressure of 160 mmHg or more
finding-pregnant-with-systolic-pressure-of-160-mmhg-or-more = enceinte, avec tension systolique de 160 mmHg ou plus
# pregnant with diastolic pressure of 110 mmHg or more
finding-pregnant-with-diastolic-pressure-of-110-mmhg-or-more = enceinte, avec tension diastolique de 110 mmHg ou plus
# pregnant and in labour
finding-pregnant-and-in-labour = enceinte et en travail
# pregnant with an injury
finding-pregnant-with-an-injury = enceinte, avec une blessure
# swelling of mouth, throat or neck
finding-swelling-of-mouth-throat-or-neck = gonflement de la bouche, de la gorge ou du cou
# wheezing
finding-wheezing = respiration sifflante
# vomits everything
finding-vomits-everything = vomit tout
# ongoing diarrhoea
finding-ongoing-diarrhoea = diarrhée qui continue
# cannot feed or drink
finding-cannot-feed-or-drink = ne peut ni manger ni boire
# very pale
finding-very-pale = très pâle
# bleeding that goes on
finding-bleeding-that-goes-on = saignement qui continue
# fainted recently
finding-fainted-recently = évanouissement récent
# confused, drowsy or not themselves
finding-confused-drowsy-or-not-themselves = confus, somnolent ou pas comme d'habitude
# agitated
finding-agitated = agité
# newly weak all over
finding-newly-weak-all-over = faiblesse générale nouvelle
# new weakness, numbness or speech trouble in one part
finding-new-weakness-numbness-or-speech-trouble-in-one-part = faiblesse, engourdissement ou trouble de la parole nouveau dans une partie du corps
# sudden change of vision
finding-sudden-change-of-vision = changement soudain de la vue
# severe pain
finding-severe-pain = douleur sévère
# new rash that spreads within hours or peels
finding-new-rash-that-spreads-within-hours-or-peels = éruption nouvelle qui s'étend en quelques heures ou pèle
# newly deformed limb
finding-newly-deformed-limb = déformation nouvelle d'un membre
# open fracture
finding-open-fracture = fracture ouverte
# joint out of place
finding-joint-out-of-place = articulation déboîtée
# any other injury
finding-any-other-injury = toute autre blessure
# any other burn
finding-any-other-burn = toute autre brûlure
# sent for urgent surgery
finding-sent-for-urgent-surgery = envoyé pour une opération urgente
# sexual assault
finding-sexual-assault = agression sexuelle
# testicular pain or an erection that will not end
finding-testicular-pain-or-an-erection-that-will-not-end = douleur des testicules ou érection qui ne finit pas
# cannot pass urine
finding-cannot-pass-urine = ne peut pas uriner
# exposure that needs treatment in time
finding-exposure-that-needs-treatment-in-time = exposition à traiter à temps
# pregnant and sent because of a problem
finding-pregnant-and-sent-because-of-a-problem = enceinte, et envoyée pour un problème
# heart rate below 60 per minute
finding-heart-rate-below-60-per-minute = fréquence cardiaque de moins de 60 par minute
# heart rate above 130 per minute
finding-heart-rate-above-130-per-minute = fréquence cardiaque de plus de 130 par minute
# fewer than 10 breaths per minute
finding-fewer-than-10-breaths-per-minute = moins de 10 respirations par minute
# more than 30 breaths per minute
finding-more-than-30-breaths-per-minute = plus de 30 respirations par minute
# temperature below 36 °C
finding-temperature-below-36-c = température de moins de 36 °C
# temperature above 39 °C
finding-temperature-above-39-c = température de plus de 39 °C
# oxygen saturation below 92 %
finding-oxygen-saturation-below-92 = saturation en oxygène de moins de 92 %
# not fully alert
finding-not-fully-alert = pas tout à fait alerte
# heart rate of 0
finding-heart-rate-of-0 = fréquence cardiaque de 0
# respiratory rate of 0
finding-respiratory-rate-of-0 = fréquence respiratoire de 0
# after birth, systolic pressure of 160 mmHg or more
finding-after-birth-systolic-pressure-of-160-mmhg-or-more = après l'accouchement, tension systolique de 160 mmHg ou plus
# after birth, diastolic pressure of 110 mmHg or more
finding-after-birth-diastolic-pressure-of-110-mmhg-or-more = après l'accouchement, tension diastolique de 110 mmHg ou plus
# after birth, severe headache
finding-after-birth-severe-headache = après l'accouchement, mal de tête sévère
# after birth, a sudden change of vision
finding-after-birth-a-sudden-change-of-vision = après l'accouchement, changement soudain de la vue
# after birth, altered mental state
finding-after-birth-altered-mental-state = après l'accouchement, état mental altéré
# after birth, bleeding from the vagina
finding-after-birth-bleeding-from-the-vagina = après l'accouchement, saignement vaginal
# self-harm, done or thought of
finding-self-harm-done-or-thought-of = se fait du mal ou y pense
# pregnant with a pulse below 60 or above 100 per minute
finding-pregnant-with-a-pulse-below-60-or-above-100-per-minute = enceinte, avec un pouls de moins de 60 ou de plus de 100 par minute
# systolic pressure below 40 mmHg
finding-systolic-pressure-below-40-mmhg = tension systolique de moins de 40 mmHg
# heart rate below 20 per minute: counted for 15 seconds?
finding-heart-rate-below-20-per-minute-counted-for-15-seconds = fréquence cardiaque de moins de 20 par minute : comptée pendant 15 secondes ?
# fewer than 5 breaths per minute: counted for 15 seconds?
finding-fewer-than-5-breaths-per-minute-counted-for-15-seconds = moins de 5 respirations par minute : comptées pendant 15 secondes ?
# oxygen saturation below 50 %: a fraction, or not well read?
finding-oxygen-saturation-below-50-a-fraction-or-not-well-read = saturation en oxygène de moins de 50 % : une fraction, ou mal lue ?
# systolic pressure below 30 mmHg: in cmHg or kPa?
finding-systolic-pressure-below-30-mmhg-in-cmhg-or-kpa = tension systolique de moins de 30 mmHg : en cmHg ou en kPa ?
# diastolic pressure below 20 mmHg: in cmHg or kPa?
finding-diastolic-pressure-below-20-mmhg-in-cmhg-or-kpa = tension diastolique de moins de 20 mmHg : en cmHg ou en kPa ?
# glucose of 20 mmol/L or more: in mg/dL?
finding-glucose-of-20-mmol-l-or-more-in-mg-dl = sucre sanguin de 20 mmol/L ou plus : en mg/dL ?
# upper arm below 70 mm: in cm?
finding-upper-arm-below-70-mm-in-cm = périmètre brachial de moins de 70 mm : en cm ?
# a weight that nobody of the age has: in pounds or stones?
finding-a-weight-that-nobody-of-the-age-has-in-pounds-or-stones = un poids que personne n'a à cet âge : en livres ou en stones ?
# antenatal care asks for urgent referral
finding-antenatal-care-asks-for-urgent-referral = les soins prénatals demandent un transfert urgent
# NEWS2 of 5 or more, 16 years and over, not pregnant
finding-news2-of-5-or-more-16-years-and-over-not-pregnant = NEWS2 de 5 ou plus, 16 ans et plus, sans grossesse
# 3 points of NEWS2 in one parameter, 16 years and over, not pregnant
finding-3-points-of-news2-in-one-parameter-16-years-and-over-not-pre-f68e0205 = 3 points de NEWS2 pour un seul paramètre, 16 ans et plus, sans grossesse
# qSOFA of 2 or more, 16 years and over, not pregnant
finding-qsofa-of-2-or-more-16-years-and-over-not-pregnant = qSOFA de 2 ou plus, 16 ans et plus, sans grossesse
# cold hands and feet
finding-cold-hands-and-feet = mains et pieds froids
# two or more of: lethargy, sunken eyes, very slow skin pinch, drinks poorly
finding-two-or-more-of-lethargy-sunken-eyes-very-slow-skin-pinch-dri-9a76c894 = au moins deux de : léthargie ; yeux enfoncés ; pli cutané qui s'efface très lentement ; boit mal
# altered mental state with stiff neck, hypothermia or fever
finding-altered-mental-state-with-stiff-neck-hypothermia-or-fever = état mental altéré avec nuque raide, corps anormalement froid ou fièvre
# less than 8 days old
finding-less-than-8-days-old = âge de moins de 8 jours
# less than 2 months old with a temperature below 36 or above 39 °C
finding-less-than-2-months-old-with-a-temperature-below-36-or-above-67b80a97 = âge de moins de 2 mois, avec une température de moins de 36 ou de plus de 39 °C
# any burn below 2 years of age
finding-any-burn-below-2-years-of-age = toute brûlure à moins de 2 ans
# dehydrated
finding-dehydrated = déshydraté
# restless or irritable
finding-restless-or-irritable = agité ou irritable
# lethargic
finding-lethargic = léthargique
# from 8 days to 6 completed months old
finding-from-8-days-to-6-completed-months-old = âge de 8 jours à 6 mois révolus
# severely wasted
finding-severely-wasted = amaigrissement sévère
# swelling of both feet
finding-swelling-of-both-feet = gonflement des deux pieds
# pregnant
finding-pregnant = enceinte
# headache
finding-headache = mal de tête
# under 1 year, more than 50 breaths per minute
finding-under-1-year-more-than-50-breaths-per-minute = âge de moins de 1 an, plus de 50 respirations par minute
# under 1 year, fewer than 25 breaths per minute
finding-under-1-year-fewer-than-25-breaths-per-minute = âge de moins de 1 an, moins de 25 respirations par minute
# 1 to 4 years, more than 40 breaths per minute
finding-1-to-4-years-more-than-40-breaths-per-minute = âge de 1 à 4 ans, plus de 40 respirations par minute
# 1 to 4 years, fewer than 20 breaths per minute
finding-1-to-4-years-fewer-than-20-breaths-per-minute = âge de 1 à 4 ans, moins de 20 respirations par minute
# 5 years and over, more than 30 breaths per minute
finding-5-years-and-over-more-than-30-breaths-per-minute = âge de 5 ans et plus, plus de 30 respirations par minute
# 5 years and over, fewer than 10 breaths per minute
finding-5-years-and-over-fewer-than-10-breaths-per-minute = âge de 5 ans et plus, moins de 10 respirations par minute
# under 1 year, heart rate above 180 per minute
finding-under-1-year-heart-rate-above-180-per-minute = âge de moins de 1 an, fréquence cardiaque de plus de 180 par minute
# under 1 year, heart rate below 90 per minute
finding-under-1-year-heart-rate-below-90-per-minute = âge de moins de 1 an, fréquence cardiaque de moins de 90 par minute
# 1 to 4 years, heart rate above 160 per minute
finding-1-to-4-years-heart-rate-above-160-per-minute = âge de 1 à 4 ans, fréquence cardiaque de plus de 160 par minute
# 1 to 4 years, heart rate below 80 per minute
finding-1-to-4-years-heart-rate-below-80-per-minute = âge de 1 à 4 ans, fréquence cardiaque de moins de 80 par minute
# 5 years and over, heart rate above 140 per minute
finding-5-years-and-over-heart-rate-above-140-per-minute = âge de 5 ans et plus, fréquence cardiaque de plus de 140 par minute
# 5 years and over, heart rate below 70 per minute
finding-5-years-and-over-heart-rate-below-70-per-minute = âge de 5 ans et plus, fréquence cardiaque de moins de 70 par minute
# confused, restless, continuously irritable, agitated or lethargic
finding-confused-restless-continuously-irritable-agitated-or-letharg-2f6307ca = confus, ne tient pas en place, irritable sans arrêt, agité ou léthargique
# convulsions in this illness
finding-convulsions-in-this-illness = convulsions dans cette maladie
# IMCI asks for urgent referral
finding-imci-asks-for-urgent-referral = la PCIME demande un transfert urgent
# IMCI for the young infant asks for urgent referral
finding-imci-for-the-young-infant-asks-for-urgent-referral = la PCIME du jeune nourrisson demande un transfert urgent
# the standard for malnutrition asks for urgent referral
finding-the-standard-for-malnutrition-asks-for-urgent-referral = la norme pour la malnutrition demande un transfert urgent
# red: needs care now
acuity-red = rouge : a besoin de soins maintenant
# yellow: needs care soon
acuity-yellow = jaune : a besoin de soins bientôt
# not triageable: too little was assessed to give a colour
acuity-not-triageable = triage impossible : trop peu a été évalué pour donner une couleur
# green: can wait, nothing urgent was found
acuity-green = vert : peut attendre, rien d'urgent n'a été trouvé
# green: only after a supervising clinician has looked
acuity-green-under-review = vert : seulement après qu'un clinicien superviseur a vu le patient
# Come in now, by the fastest way there is; do not wait and do not go alone.
come-in-come-in-now-by-the-fastest-way-there-is-do-not-wait-and-do-n-fa1835ad = Venez maintenant, par le moyen le plus rapide qui existe ; n'attendez pas et ne venez pas sans quelqu'un avec vous.
# Come in today. Come at once if it gets worse: cannot drink, hard or fast breathing, a fit, hard to wake, bleeding.
come-in-come-in-today-come-at-once-if-it-gets-worse-cannot-drink-har-31c7baf3 = Venez aujourd'hui. Venez tout de suite si cela s'aggrave : ne peut pas boire, respiration difficile ou rapide, convulsions, difficile à réveiller, saignement.
# Nobody has measured anything, so this is no all-clear. Come in at once if the patient cannot drink, gets sicker, has a fever, breathes fast or hard, has a fit, is hard to wake, or bleeds; otherwise have somebody look within a day.
come-in-nobody-has-measured-anything-so-this-is-no-all-clear-come-in-27ad109e = Personne n'a rien mesuré, donc cela ne veut pas dire que tout va bien. Venez tout de suite si le patient ne peut pas boire, devient plus malade, a de la fièvre, respire vite ou avec difficulté, a des convulsions, est difficile à réveiller, ou saigne ; sinon, faites voir le patient par quelqu'un dans un délai d'un jour.
