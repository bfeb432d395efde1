### Français: the label of each sign. Whoever knows the language and the work: mend what is wrong, and put your name here.

reviewer = nobody yet

# does not respond
sign-unresponsive = ne répond pas
# harsh noise when breathing in
sign-stridor = bruit rauque à l'inspiration
# struggling to breathe
sign-respiratory-distress = lutte pour respirer
# blue lips or tongue
sign-central-cyanosis = lèvres ou langue bleues
# swelling of mouth, throat or neck
sign-mouth-throat-or-neck-swelling = gonflement de la bouche, de la gorge ou du cou
# wheezing
sign-wheezing = respiration sifflante
# cough
sign-cough = toux
# trouble with breathing
sign-difficult-breathing = respiration difficile
# lower chest goes in when breathing in
sign-chest-indrawing = tirage du bas du thorax
# lower chest goes in deeply when breathing in
sign-severe-chest-indrawing = tirage profond du bas du thorax
# runny nose
sign-runny-nose = nez qui coule
# weak and fast pulse
sign-weak-and-fast-pulse = pouls faible et rapide
# cold hands and feet
sign-cold-extremities = mains et pieds froids
# heavy bleeding
sign-heavy-bleeding = saignement abondant
# bleeding that goes on
sign-ongoing-bleeding = saignement qui continue
# very pale
sign-severe-pallor = très pâle
# fainted recently
sign-recent-fainting = évanouissement récent
# somewhat pale
sign-some-pallor = un peu pâle
# convulsing now
sign-active-convulsions = convulse maintenant
# convulsions in this illness
sign-convulsions-this-illness = convulsions dans cette maladie
# moves only when touched, or not at all
sign-moves-only-when-stimulated = ne bouge que si on le touche, ou pas du tout
# confused, drowsy or not themselves
sign-altered-mental-status = confus, somnolent ou pas comme d'habitude
# agitated
sign-agitation = agité
# violent or aggressive
sign-violent-or-aggressive = violent ou agressif
# self-harm or thoughts of it
sign-self-harm = se fait du mal ou y pense
# lethargic
sign-lethargy = léthargique
# restless or irritable
sign-restless-or-irritable = agité ou irritable
# stiff neck
sign-stiff-neck = nuque raide
# headache
sign-headache = mal de tête
# severe headache
sign-severe-headache = mal de tête sévère
# new weakness, numbness or speech trouble in one part
sign-acute-focal-neurologic-complaint = faiblesse, engourdissement ou trouble de la parole nouveau d'un côté
# sudden change of vision
sign-acute-visual-disturbance = changement soudain de la vue
# newly weak all over
sign-acute-general-weakness = faiblesse générale nouvelle
# dizziness
sign-dizziness = vertige
# fever
sign-fever = fièvre
# malaria test positive
sign-malaria-test-positive = test du paludisme positif
# malaria test negative
sign-malaria-test-negative = test du paludisme négatif
# abnormally cold body
sign-hypothermia = corps anormalement froid
# low blood sugar
sign-hypoglycaemia = sucre sanguin bas
# vomits everything
sign-vomits-everything = vomit tout
# vomiting
sign-vomiting = vomissements
# ongoing diarrhoea
sign-ongoing-diarrhoea = diarrhée qui continue
# severe vomiting
sign-severe-vomiting = vomissements sévères
# diarrhoea for 14 days or more
sign-persistent-diarrhoea = diarrhée depuis 14 jours ou plus
# blood in the stool
sign-blood-in-stool = sang dans les selles
# does not feed well
sign-not-feeding-well = se nourrit mal
# drinks eagerly
sign-drinks-eagerly = boit avidement
# skin pinch goes back slowly
sign-slow-skin-pinch = pli cutané qui s'efface lentement
# cannot feed or drink
sign-unable-to-feed-or-drink = ne peut ni manger ni boire
# drinks poorly
sign-drinks-poorly = boit mal
# sunken eyes
sign-sunken-eyes = yeux enfoncés
# skin pinch goes back very slowly
sign-very-slow-skin-pinch = pli cutané qui s'efface très lentement
# dehydrated
sign-dehydration = déshydraté
# severely wasted
sign-visible-severe-wasting = amaigrissement sévère
# swelling of both feet
sign-oedema-both-feet = gonflement des deux pieds
# looks very ill
sign-looks-very-ill = a l'air très malade
# ear pain
sign-ear-pain = mal d'oreille
# ear discharge
sign-ear-discharge = écoulement de l'oreille
# ear discharge for 14 days or more
sign-persistent-ear-discharge = écoulement de l'oreille depuis 14 jours ou plus
# tender swelling behind the ear
sign-tender-swelling-behind-ear = gonflement douloureux derrière l'oreille
# red eyes
sign-red-eyes = yeux rouges
# pus from the eye
sign-pus-from-eye = pus de l'œil
# cloudy cornea
sign-clouding-of-cornea = cornée trouble
# mouth ulcers
sign-mouth-ulcers = plaies dans la bouche
# deep or extensive mouth ulcers
sign-deep-mouth-ulcers = plaies profondes ou nombreuses dans la bouche
# severe pain
sign-severe-pain = douleur sévère
# new chest or belly pain
sign-acute-chest-or-abdominal-pain = douleur nouvelle du thorax ou du ventre
# severe belly pain
sign-severe-abdominal-pain = douleur sévère du ventre
# pain in the upper belly
sign-epigastric-pain = douleur en haut du ventre
# testicular pain or an erection that will not end
sign-acute-testicular-or-scrotal-pain = douleur des testicules ou érection qui ne finit pas
# ECG suggests a heart attack
sign-ecg-acute-ischaemia = l'ECG évoque un infarctus
# dangerous injury
sign-high-risk-trauma = blessure dangereuse
# injury
sign-trauma = blessure
# major burn
sign-major-burn = brûlure grave
# burn
sign-burn = brûlure
# limb at risk
sign-threatened-limb = membre menacé
# newly deformed limb
sign-visible-acute-limb-deformity = déformation nouvelle d'un membre
# open fracture
sign-open-fracture = fracture ouverte
# joint out of place
sign-suspected-dislocation = articulation déboîtée
# snake bite
sign-snake-bite = morsure de serpent
# poisoning or chemical exposure
sign-poisoning-or-chemical-exposure = empoisonnement ou produit chimique
# exposure that needs treatment in time
sign-exposure-needing-prophylaxis = exposition à traiter à temps
# sexual assault
sign-sexual-assault = agression sexuelle
# new rash that spreads or peels
sign-new-rash-worsening-or-peeling = éruption nouvelle qui s'étend ou pèle
# rash like measles
sign-measles-rash = éruption comme la rougeole
# measles in the last three months
sign-measles-in-last-three-months = rougeole dans les trois derniers mois
# yellow skin or eyes
sign-jaundice = peau ou yeux jaunes
# yellow within a day of birth
sign-jaundice-in-first-day = jaune dans le premier jour de vie
# yellow palms or soles
sign-yellow-palms-or-soles = paumes ou plantes jaunes
# navel red or draining pus
sign-umbilicus-red-or-draining-pus = nombril rouge ou avec du pus
# skin pustules
sign-skin-pustules = pustules de la peau
# sent for urgent surgery
sign-known-diagnosis-needing-urgent-surgery = envoyé pour une opération urgente
# cannot pass urine
sign-unable-to-pass-urine = ne peut pas uriner
# in labour
sign-active-labour = en travail
# baby about to be born
sign-imminent-delivery = bébé sur le point de naître
# bleeding from the vagina
sign-vaginal-bleeding = saignement vaginal
# sent because of a problem in pregnancy
sign-pregnancy-complication-referral = envoyée pour un problème de grossesse
