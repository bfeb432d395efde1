### Français: what scores, other standards and the protocols for many casualties find, and their classes.

# 8 breaths per minute or fewer
finding-8-breaths-per-minute-or-fewer = 8 respirations par minute ou moins
# 9 to 11 breaths per minute
finding-9-to-11-breaths-per-minute = 9 à 11 respirations par minute
# 21 to 24 breaths per minute
finding-21-to-24-breaths-per-minute = 21 à 24 respirations par minute
# 25 breaths per minute or more
finding-25-breaths-per-minute-or-more = 25 respirations par minute ou plus
# scale 1, oxygen saturation of 91 % or less
finding-scale-1-oxygen-saturation-of-91-or-less = échelle 1, saturation en oxygène de 91 % ou moins
# scale 1, oxygen saturation of 92 to 93 %
finding-scale-1-oxygen-saturation-of-92-to-93 = échelle 1, saturation en oxygène de 92 à 93 %
# scale 1, oxygen saturation of 94 to 95 %
finding-scale-1-oxygen-saturation-of-94-to-95 = échelle 1, saturation en oxygène de 94 à 95 %
# scale 2, oxygen saturation of 83 % or less
finding-scale-2-oxygen-saturation-of-83-or-less = échelle 2, saturation en oxygène de 83 % ou moins
# scale 2, oxygen saturation of 84 to 85 %
finding-scale-2-oxygen-saturation-of-84-to-85 = échelle 2, saturation en oxygène de 84 à 85 %
# scale 2, oxygen saturation of 86 to 87 %
finding-scale-2-oxygen-saturation-of-86-to-87 = échelle 2, saturation en oxygène de 86 à 87 %
# scale 2, oxygen saturation of 93 to 94 % on oxygen
finding-scale-2-oxygen-saturation-of-93-to-94-on-oxygen = échelle 2, saturation en oxygène de 93 à 94 % sous oxygène
# scale 2, oxygen saturation of 95 to 96 % on oxygen
finding-scale-2-oxygen-saturation-of-95-to-96-on-oxygen = échelle 2, saturation en oxygène de 95 à 96 % sous oxygène
# scale 2, oxygen saturation of 97 % or more on oxygen
finding-scale-2-oxygen-saturation-of-97-or-more-on-oxygen = échelle 2, saturation en oxygène de 97 % ou plus sous oxygène
# given oxygen
finding-given-oxygen = reçoit de l'oxygène
# systolic pressure of 90 mmHg or less
finding-systolic-pressure-of-90-mmhg-or-less = tension systolique de 90 mmHg ou moins
# systolic pressure of 91 to 100 mmHg
finding-systolic-pressure-of-91-to-100-mmhg = tension systolique de 91 à 100 mmHg
# systolic pressure of 101 to 110 mmHg
finding-systolic-pressure-of-101-to-110-mmhg = tension systolique de 101 à 110 mmHg
# systolic pressure of 220 mmHg or more
finding-systolic-pressure-of-220-mmhg-or-more = tension systolique de 220 mmHg ou plus
# pulse of 40 per minute or fewer
finding-pulse-of-40-per-minute-or-fewer = pouls de 40 par minute ou moins
# pulse of 41 to 50 per minute
finding-pulse-of-41-to-50-per-minute = pouls de 41 à 50 par minute
# pulse of 91 to 110 per minute
finding-pulse-of-91-to-110-per-minute = pouls de 91 à 110 par minute
# pulse of 111 to 130 per minute
finding-pulse-of-111-to-130-per-minute = pouls de 111 à 130 par minute
# pulse of 131 per minute or more
finding-pulse-of-131-per-minute-or-more = pouls de 131 par minute ou plus
# newly confused, or responding to voice, to pain, or not at all
finding-newly-confused-or-responding-to-voice-to-pain-or-not-at-all = confus depuis peu, ou répond à la voix, à la douleur, ou ne répond pas du tout
# temperature of 35.0 °C or less
finding-temperature-of-35-0-c-or-less = température de 35.0 °C ou moins
# temperature of 35.1 to 36.0 °C
finding-temperature-of-35-1-to-36-0-c = température de 35.1 à 36.0 °C
# temperature of 38.1 to 39.0 °C
finding-temperature-of-38-1-to-39-0-c = température de 38.1 à 39.0 °C
# temperature of 39.1 °C or more
finding-temperature-of-39-1-c-or-more = température de 39.1 °C ou plus
# 22 breaths per minute or more
finding-22-breaths-per-minute-or-more = 22 respirations par minute ou plus
# systolic pressure of 100 mmHg or less
finding-systolic-pressure-of-100-mmhg-or-less = tension systolique de 100 mmHg ou moins
# altered mental state
finding-altered-mental-state = état mental altéré
# cannot drink or breastfeed
finding-cannot-drink-or-breastfeed = incapable de boire ou de téter
# lethargic or unconscious
finding-lethargic-or-unconscious = léthargique ou inconscient
# cough or difficult breathing with a danger sign
finding-cough-or-difficult-breathing-with-a-danger-sign = toux ou respiration difficile, avec un signe de danger
# harsh noise when breathing in, in a calm child
finding-harsh-noise-when-breathing-in-in-a-calm-child = bruit rauque à l'inspiration, chez un enfant calme
# cough or difficult breathing with an oxygen saturation below 90 %
finding-cough-or-difficult-breathing-with-an-oxygen-saturation-below-27fbca1a = toux ou respiration difficile, avec une saturation en oxygène de moins de 90 %
# diarrhoea, and two or more of: lethargic or unconscious, sunken eyes, skin pinch that goes back very slowly, cannot drink or drinks poorly
finding-diarrhoea-and-two-or-more-of-lethargic-or-unconscious-sunken-8dfb5350 = diarrhée, et au moins deux de : léthargique ou inconscient ; yeux enfoncés ; pli cutané qui s'efface très lentement ; ne peut pas boire ou boit mal
# diarrhoea for 14 days or more, with dehydration
finding-diarrhoea-for-14-days-or-more-with-dehydration = diarrhée depuis 14 jours ou plus, avec déshydratation
# fever with a danger sign or a stiff neck
finding-fever-with-a-danger-sign-or-a-stiff-neck = fièvre, avec un signe de danger ou une nuque raide
# measles now or in the last three months, with a danger sign, a cloudy cornea, or deep or extensive mouth ulcers
finding-measles-now-or-in-the-last-three-months-with-a-danger-sign-a-7de91dcd = rougeole maintenant ou dans les trois derniers mois, avec un signe de danger, une cornée trouble, ou des plaies profondes ou étendues dans la bouche
# tender swelling behind the ear
finding-tender-swelling-behind-the-ear = gonflement douloureux derrière l'oreille
# 2 to 11 months, 50 breaths per minute or more
finding-2-to-11-months-50-breaths-per-minute-or-more = 2 à 11 mois, 50 respirations par minute ou plus
# 12 to 59 months, 40 breaths per minute or more
finding-12-to-59-months-40-breaths-per-minute-or-more = 12 à 59 mois, 40 respirations par minute ou plus
# lower chest wall goes in
finding-lower-chest-wall-goes-in = tirage du bas du thorax
# diarrhoea, and two or more of: restless, irritable or lethargic, sunken eyes, skin pinch that goes back slowly, drinks eagerly or poorly
finding-diarrhoea-and-two-or-more-of-restless-irritable-or-lethargic-dfa64ea0 = diarrhée, et au moins deux de : agité, irritable ou léthargique ; yeux enfoncés ; pli cutané qui s'efface lentement ; boit avidement ou mal
# diarrhoea for 14 days or more
finding-diarrhoea-for-14-days-or-more = diarrhée depuis 14 jours ou plus
# diarrhoea with blood in the stool
finding-diarrhoea-with-blood-in-the-stool = diarrhée avec sang dans les selles
# fever with a positive malaria test
finding-fever-with-a-positive-malaria-test = fièvre, avec un test du paludisme positif
# fever with a negative malaria test
finding-fever-with-a-negative-malaria-test = fièvre, avec un test du paludisme négatif
# measles now or in the last three months, with pus from the eye or mouth ulcers
finding-measles-now-or-in-the-last-three-months-with-pus-from-the-ey-97f8d871 = rougeole maintenant ou dans les trois derniers mois, avec du pus de l'œil ou des plaies dans la bouche
# measles now or in the last three months
finding-measles-now-or-in-the-last-three-months = rougeole maintenant ou dans les trois derniers mois
# ear pain
finding-ear-pain = mal d'oreille
# discharge from the ear, not known to last 14 days
finding-discharge-from-the-ear-not-known-to-last-14-days = écoulement de l'oreille, sans que l'on sache qu'il dure depuis 14 jours
# discharge from the ear for 14 days or more
finding-discharge-from-the-ear-for-14-days-or-more = écoulement de l'oreille depuis 14 jours ou plus
# somewhat pale
finding-somewhat-pale = un peu pâle
# does not feed well
finding-does-not-feed-well = se nourrit mal
# convulsions
finding-convulsions = convulsions
# lower chest wall goes in deeply
finding-lower-chest-wall-goes-in-deeply = tirage profond du bas du thorax
# fever, from 37.5 °C
finding-fever-from-37-5-c = fièvre, à partir de 37.5 °C
# fever, from 38.0 °C
finding-fever-from-38-0-c = fièvre, à partir de 38.0 °C
# temperature below 35.5 °C, or an abnormally cold body
finding-temperature-below-35-5-c-or-an-abnormally-cold-body = température de moins de 35.5 °C, ou corps anormalement froid
# moves only when touched, or not at all
finding-moves-only-when-touched-or-not-at-all = ne bouge que si on le touche, ou pas du tout
# 60 breaths per minute or more in one count; count a second time for a full minute, and where that cannot be done this count stands
finding-60-breaths-per-minute-or-more-in-one-count-count-a-second-ti-0d395f19 = 60 respirations par minute ou plus à un comptage ; compter une deuxième fois pendant une minute entière, et si ce n'est pas possible, ce comptage reste valable
# yellow palms or soles
finding-yellow-palms-or-soles = paumes ou plantes jaunes
# yellow within 24 hours of birth
finding-yellow-within-24-hours-of-birth = jaune dans les 24 heures après la naissance
# diarrhoea, and two or more of: moves only when touched or not at all, sunken eyes, skin pinch that goes back very slowly
finding-diarrhoea-and-two-or-more-of-moves-only-when-touched-or-not-e56f8c29 = diarrhée, et au moins deux de : ne bouge que si on le touche ou pas du tout ; yeux enfoncés ; pli cutané qui s'efface très lentement
# yellow skin or eyes
finding-yellow-skin-or-eyes = peau ou yeux jaunes
# navel red or draining pus
finding-navel-red-or-draining-pus = nombril rouge ou avec du pus
# skin pustules
finding-skin-pustules = pustules de la peau
# diarrhoea, and two or more of: restless, irritable or moves little, sunken eyes, skin pinch that goes back slowly
finding-diarrhoea-and-two-or-more-of-restless-irritable-or-moves-lit-6993f85d = diarrhée, et au moins deux de : agité, irritable ou bouge peu ; yeux enfoncés ; pli cutané qui s'efface lentement
# upper arm below 115 mm, with a danger sign, a class of IMCI that asks for urgent referral, or indrawing of the chest
finding-upper-arm-below-115-mm-with-a-danger-sign-a-class-of-imci-th-f4f7e22d = périmètre brachial de moins de 115 mm, avec un signe de danger, une classe de la PCIME qui demande un transfert urgent, ou un tirage du thorax
# upper arm below 115 mm; to be treated at home only without a complication, and if the child eats the test food
finding-upper-arm-below-115-mm-to-be-treated-at-home-only-without-a-5719dba7 = périmètre brachial de moins de 115 mm ; à traiter à domicile seulement s'il n'y a pas de complication, et si l'enfant mange l'aliment du test de l'appétit
# upper arm from 115 mm to below 125 mm
finding-upper-arm-from-115-mm-to-below-125-mm = périmètre brachial de 115 mm à moins de 125 mm
# bleeding from the vagina
finding-bleeding-from-the-vagina = saignement vaginal
# fever
finding-fever = fièvre
# severe headache
finding-severe-headache = mal de tête sévère
# the baby is about to be born
finding-the-baby-is-about-to-be-born = le bébé est sur le point de naître
# in labour
finding-in-labour = en travail
# looks very ill
finding-looks-very-ill = a l'air très malade
# severe vomiting
finding-severe-vomiting = vomissements sévères
# severe belly pain
finding-severe-belly-pain = douleur sévère du ventre
# systolic pressure of 160 mmHg or more
finding-systolic-pressure-of-160-mmhg-or-more = tension systolique de 160 mmHg ou plus
# diastolic pressure of 110 mmHg or more
finding-diastolic-pressure-of-110-mmhg-or-more = tension diastolique de 110 mmHg ou plus
# systolic pressure of 140 mmHg or more with headache, blurred vision, pain in the upper belly, dizziness or vomiting
finding-systolic-pressure-of-140-mmhg-or-more-with-headache-blurred-8198a06d = tension systolique de 140 mmHg ou plus, avec mal de tête, vue floue, douleur en haut du ventre, vertige ou vomissements
# diastolic pressure of 90 mmHg or more with headache, blurred vision, pain in the upper belly, dizziness or vomiting
finding-diastolic-pressure-of-90-mmhg-or-more-with-headache-blurred-239dd409 = tension diastolique de 90 mmHg ou plus, avec mal de tête, vue floue, douleur en haut du ventre, vertige ou vomissements
# pulse below 60 per minute
finding-pulse-below-60-per-minute = pouls de moins de 60 par minute
# pulse above 100 per minute
finding-pulse-above-100-per-minute = pouls de plus de 100 par minute
# walks
finding-walks = marche
# did not breathe until the airway was opened
finding-did-not-breathe-until-the-airway-was-opened = n'a respiré qu'après l'ouverture des voies respiratoires
# does not breathe though the airway is open
finding-does-not-breathe-though-the-airway-is-open = ne respire pas, malgré des voies respiratoires ouvertes
# no pulse at the wrist, or capillary refill above 2 seconds
finding-no-pulse-at-the-wrist-or-capillary-refill-above-2-seconds = pas de pouls au poignet, ou recoloration capillaire en plus de 2 secondes
# does not follow simple commands
finding-does-not-follow-simple-commands = ne suit pas les ordres simples
# breathes, has perfusion and follows commands, but does not walk
finding-breathes-has-perfusion-and-follows-commands-but-does-not-wal-8f2a2e81 = respire, a une circulation du sang présente et suit les ordres, mais ne marche pas
# breathes after five rescue breaths
finding-breathes-after-five-rescue-breaths = respire après cinq insufflations
# does not breathe though the airway is open, and has no pulse
finding-does-not-breathe-though-the-airway-is-open-and-has-no-pulse = ne respire pas, malgré des voies respiratoires ouvertes, et n'a pas de pouls
# does not breathe after five rescue breaths
finding-does-not-breathe-after-five-rescue-breaths = ne respire pas après cinq insufflations
# fewer than 15 or more than 45 breaths per minute, or irregular
finding-fewer-than-15-or-more-than-45-breaths-per-minute-or-irregula-b7cfca0b = moins de 15 ou plus de 45 respirations par minute, ou respiration irrégulière
# breathes, and has no palpable pulse
finding-breathes-and-has-no-palpable-pulse = respire, et n'a pas de pouls palpable
# does not respond, or not fittingly to pain
finding-does-not-respond-or-not-fittingly-to-pain = ne répond pas, ou répond à la douleur de façon non adaptée
# breathes, has a pulse and responds, but does not walk
finding-breathes-has-a-pulse-and-responds-but-does-not-walk = respire, a un pouls et répond, mais ne marche pas
# does not breathe though the airway is open, nor a child after rescue breaths
finding-does-not-breathe-though-the-airway-is-open-nor-a-child-after-4be10de1 = ne respire pas, malgré des voies respiratoires ouvertes, ni, pour un enfant, après les insufflations
# does not follow commands or move with purpose, has no pulse at the wrist, breathes with distress, or bleeds on, and is judged not likely to survive with what there is
finding-does-not-follow-commands-or-move-with-purpose-has-no-pulse-a-b91ec8a3 = ne suit pas les ordres et ne fait pas de mouvement volontaire, n'a pas de pouls au poignet, lutte pour respirer, ou continue de saigner, et est jugé peu susceptible de survivre avec les moyens présents
# the same, and nobody has judged that survival is unlikely with what there is
finding-the-same-and-nobody-has-judged-that-survival-is-unlikely-wit-b8092613 = les mêmes signes, et personne n'a jugé que la survie est peu probable avec les moyens présents
# minor injuries only
finding-minor-injuries-only = blessures légères seulement
# injuries that are not minor, and nothing that threatens life now
finding-injuries-that-are-not-minor-and-nothing-that-threatens-life-2636adda = blessures qui ne sont pas légères, et rien qui menace la vie maintenant
# very severe disease
class-very-severe-disease = maladie très grave
# severe pneumonia or very severe disease
class-severe-pneumonia-or-very-severe-disease = pneumonie grave ou maladie très grave
# severe dehydration
class-severe-dehydration = déshydratation sévère
# severe persistent diarrhoea
class-severe-persistent-diarrhoea = diarrhée persistante sévère
# very severe febrile disease
class-very-severe-febrile-disease = maladie fébrile très grave
# severe complicated measles
class-severe-complicated-measles = rougeole grave compliquée
# mastoiditis
class-mastoiditis = mastoïdite
# severe anaemia
class-severe-anaemia = anémie grave
# pneumonia
class-pneumonia = pneumonie
# some dehydration
class-some-dehydration = signes évidents de déshydratation
# persistent diarrhoea
class-persistent-diarrhoea = diarrhée persistante
# dysentery
class-dysentery = dysenterie
# malaria
class-malaria = paludisme
# fever without malaria
class-fever-without-malaria = fièvre sans paludisme
# measles with eye or mouth complications
class-measles-with-eye-or-mouth-complications = rougeole avec complications des yeux ou de la bouche
# measles
class-measles = rougeole
# acute ear infection
class-acute-ear-infection = infection aiguë de l'oreille
# chronic ear infection
class-chronic-ear-infection = infection chronique de l'oreille
# anaemia
class-anaemia = anémie
# possible serious bacterial infection or very severe disease
class-possible-serious-bacterial-infection-or-very-severe-disease = infection bactérienne grave possible ou maladie très grave
# severe jaundice
class-severe-jaundice = ictère grave
# jaundice
class-jaundice = ictère
# local infection
class-local-infection = infection locale
# complicated severe acute malnutrition
class-complicated-severe-acute-malnutrition = malnutrition aiguë sévère compliquée
# severe acute malnutrition
class-severe-acute-malnutrition = malnutrition aiguë sévère
# moderate acute malnutrition
class-moderate-acute-malnutrition = malnutrition aiguë modérée
# danger sign in pregnancy
class-danger-sign-in-pregnancy = signe de danger pendant la grossesse
# possible severe pre-eclampsia
class-possible-severe-pre-eclampsia = prééclampsie sévère possible
# abnormal pulse: count again, and have a clinician review it
class-abnormal-pulse-count-again-and-have-a-clinician-review-it = pouls anormal : comptez de nouveau, et faites-le revoir par un clinicien
