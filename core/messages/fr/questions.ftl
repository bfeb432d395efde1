### Français: questions to the worker.

# Is the patient without any response to your voice and to touch or pain?
question-unresponsive = Est-ce que le patient est sans aucune réponse, ni à votre voix, ni au toucher ou à la douleur ?
# At rest, is there a harsh, high sound each time the patient breathes in?
question-stridor = Au repos, y a-t-il un bruit rauque et aigu chaque fois que le patient inspire ?
# Is breathing very fast or very slow, or hard work: cannot talk, walk alone, eat or breastfeed, is confused, sleepy or agitated with it, uses the neck muscles, draws in the chest, nods the head, flares the nostrils, or grunts?
question-respiratory-distress = Est-ce que la respiration est très rapide ou très lente, ou est-ce un effort : ne peut pas parler, marcher seul, manger ou téter, est en même temps confus, somnolent ou agité, utilise les muscles du cou, a le thorax qui se creuse, hoche la tête, bat des ailes du nez, ou geint ?
# Are the lips or the tongue blue or grey?
question-central-cyanosis = Est-ce que les lèvres ou la langue sont bleues ou grises ?
# Is there a swelling or a lump in the mouth, throat or neck?
question-mouth-throat-or-neck-swelling = Y a-t-il un gonflement ou une boule dans la bouche, la gorge ou le cou ?
# Does the chest whistle when the patient breathes out?
question-wheezing = Est-ce que la poitrine siffle quand le patient souffle l'air (à l'expiration) ?
# Does the patient cough?
question-cough = Est-ce que le patient tousse ?
# Is breathing hard or unusual in any way?
question-difficult-breathing = Est-ce que la respiration est difficile ou inhabituelle, de quelque façon que ce soit ?
# When the patient breathes in, does the lower chest wall go in?
question-chest-indrawing = Quand le patient inspire, est-ce que le bas du thorax se creuse ?
# When the baby breathes in, does the lower chest wall go in deeply and easily seen?
question-severe-chest-indrawing = Quand le bébé inspire, est-ce que le bas du thorax se creuse profondément, de façon facile à voir ?
# Does the nose run?
question-runny-nose = Est-ce que le nez coule ?
# Is the pulse both hard to feel and fast?
question-weak-and-fast-pulse = Est-ce que le pouls est à la fois difficile à sentir et rapide ?
# Are the patient's hands and feet cold to your touch?
question-cold-extremities = Est-ce que les mains et les pieds du patient sont froids quand vous les touchez ?
# Is blood being lost fast: pouring, spurting, or soaking cloth after cloth?
question-heavy-bleeding = Est-ce que le patient perd du sang vite : le sang coule à flots, jaillit, ou trempe un linge après l'autre ?
# Is any bleeding, however slow, still going on?
question-ongoing-bleeding = Y a-t-il un saignement, même lent, qui continue encore ?
# Are the palms and the inside of the lower eyelids white or nearly white?
question-severe-pallor = Est-ce que les paumes et l'intérieur des paupières du bas sont blancs ou presque blancs ?
# Did the patient pass out in this illness and come round again?
question-recent-fainting = Est-ce que le patient a perdu connaissance dans cette maladie, puis est revenu à lui ?
# Are the palms paler than they should be?
question-some-pallor = Est-ce que les paumes sont plus pâles qu'elles ne devraient l'être ?
# Is the patient having a fit right now?
question-active-convulsions = Est-ce que le patient convulse maintenant ?
# Has the patient had a fit during this illness, during this pregnancy, or since giving birth?
question-convulsions-this-illness = Est-ce que le patient a eu des convulsions pendant cette maladie, pendant cette grossesse ou depuis l'accouchement ?
# Does the baby move only when touched or spoken to, and then stop, or not at all?
question-moves-only-when-stimulated = Est-ce que le bébé ne bouge que si on le touche ou si on lui parle, puis s'arrête, ou ne bouge pas du tout ?
# Is the patient newly confused, hard to keep awake, or not acting as usual?
question-altered-mental-status = Est-ce que le patient est confus depuis peu, difficile à garder éveillé, ou ne se comporte pas comme d'habitude ?
# Is the patient unusually restless and hard to calm?
question-agitation = Est-ce que le patient est agité de façon inhabituelle et difficile à calmer ?
# Is the patient hitting, threatening, or about to hurt someone?
question-violent-or-aggressive = Est-ce que le patient frappe, menace, ou est sur le point de blesser quelqu'un ?
# Speaking alone and kindly: has the patient hurt themselves on purpose, or do they think of ending their life?
question-self-harm = En parlant seul à seul et avec douceur : est-ce que le patient s'est fait du mal exprès, ou pense à mettre fin à sa vie ?
# Is the patient limp, sleepy, or without interest in what happens around them?
question-lethargy = Est-ce que le patient est mou, somnolent, ou sans intérêt pour ce qui se passe autour de lui ?
# Does the child cry or squirm all the time, even when held?
question-restless-or-irritable = Est-ce que l'enfant pleure ou se tortille tout le temps, même quand on le tient dans les bras ?
# Does bending the chin to the chest hurt, or is it impossible?
question-stiff-neck = Est-ce que plier le menton vers la poitrine fait mal, ou est-ce impossible ?
# Does the head ache?
question-headache = Est-ce que le patient a mal à la tête ?
# Is the headache very strong, or the worst the patient has known?
question-severe-headache = Est-ce que le mal de tête est très fort, ou le pire que le patient ait connu ?
# Did one side or one part suddenly become weak or numb, or did speech or the face change?
question-acute-focal-neurologic-complaint = Est-ce qu'un côté ou une partie du corps est devenu soudain faible ou engourdi, ou est-ce que la parole ou le visage a changé ?
# Did sight suddenly become blurred, double or spotted, or go away?
question-acute-visual-disturbance = Est-ce que la vue est soudain devenue floue, double ou tachée, ou a disparu ?
# Has the patient in the last days become too weak for ordinary tasks?
question-acute-general-weakness = Est-ce que, ces derniers jours, le patient est devenu trop faible pour ses tâches ordinaires ?
# Does the patient feel dizzy or about to fall?
question-dizziness = Est-ce que le patient a des vertiges ou l'impression qu'il va tomber ?
# Is the body hot, or was there fever in this illness?
question-fever = Est-ce que le corps est chaud, ou y a-t-il eu de la fièvre dans cette maladie ?
# Was a malaria test done in this illness, and was it positive?
question-malaria-test-positive = Est-ce qu'un test du paludisme a été fait dans cette maladie, et était-il positif ?
# Was a malaria test done in this illness, and was it negative?
question-malaria-test-negative = Est-ce qu'un test du paludisme a été fait dans cette maladie, et était-il négatif ?
# Does the body, chest and belly too, feel colder than it should?
question-hypothermia = Est-ce que le corps, aussi le thorax et le ventre, est plus froid au toucher qu'il ne devrait l'être ?
# Was the blood sugar measured today and found low?
question-hypoglycaemia = Est-ce que le sucre sanguin a été mesuré aujourd'hui et trouvé bas ?
# Does everything swallowed come up again?
question-vomits-everything = Est-ce que le patient vomit tout ce qu'il avale ?
# Does the patient vomit?
question-vomiting = Est-ce que le patient vomit ?
# Is there watery or frequent stool that has not stopped?
question-ongoing-diarrhoea = Y a-t-il des selles liquides ou fréquentes qui ne se sont pas arrêtées ?
# Is there vomiting so strong or frequent that it worries you?
question-severe-vomiting = Y a-t-il des vomissements si forts ou si fréquents qu'ils vous inquiètent ?
# Has the diarrhoea gone on for 14 days or more?
question-persistent-diarrhoea = Est-ce que la diarrhée dure depuis 14 jours ou plus ?
# Is there blood in the stool?
question-blood-in-stool = Y a-t-il du sang dans les selles ?
# Does the baby feed less or worse than before?
question-not-feeding-well = Est-ce que le bébé se nourrit moins ou moins bien qu'avant ?
# When offered a drink, does the patient reach for it and want more?
question-drinks-eagerly = Quand on lui offre à boire, est-ce que le patient cherche à prendre la boisson et en veut encore ?
# After a pinch of the belly skin, does the fold stay for a moment?
question-slow-skin-pinch = Après avoir pincé la peau du ventre, est-ce que le pli reste un moment ?
# Is the patient unable to drink or, if at the breast, unable to breastfeed?
question-unable-to-feed-or-drink = Est-ce que le patient est incapable de boire ou, s'il est au sein, incapable de téter ?
# When offered a drink, does the patient take very little or need help to swallow?
question-drinks-poorly = Quand on lui offre à boire, est-ce que le patient prend très peu ou a besoin d'aide pour avaler ?
# Do the eyes lie deeper than the family is used to?
question-sunken-eyes = Est-ce que les yeux sont plus enfoncés que la famille n'en a l'habitude ?
# After a pinch of the belly skin, does the fold stand for more than two seconds?
question-very-slow-skin-pinch = Après avoir pincé la peau du ventre, est-ce que le pli reste plus de deux secondes ?
# Does the patient show loss of fluid: dry mouth, no tears, little urine, or thirst?
question-dehydration = Est-ce que le patient montre une perte de liquide : bouche sèche, pas de larmes, peu d'urine, ou soif ?
# Is the patient skin and bone, with loose folds at the buttocks or visible ribs?
question-visible-severe-wasting = Est-ce que le patient n'a que la peau sur les os, avec des plis de peau lâches aux fesses ou les côtes visibles ?
# Does a thumb pressed on the top of each foot leave a dent in both?
question-oedema-both-feet = Quand on appuie le pouce sur le dessus de chaque pied, est-ce qu'un creux reste sur les deux pieds ?
# Does the patient look very ill to you?
question-looks-very-ill = Est-ce que le patient vous a l'air très malade ?
# Does an ear hurt?
question-ear-pain = Est-ce qu'une oreille fait mal ?
# Does pus or other fluid come out of an ear?
question-ear-discharge = Est-ce que du pus ou un autre liquide sort d'une oreille ?
# Has fluid come out of an ear for 14 days or more?
question-persistent-ear-discharge = Est-ce que du liquide sort d'une oreille depuis 14 jours ou plus ?
# Is there a swelling behind an ear that hurts when pressed?
question-tender-swelling-behind-ear = Y a-t-il derrière une oreille un gonflement qui fait mal quand on appuie ?
# Are the eyes red?
question-red-eyes = Est-ce que les yeux sont rouges ?
# Does pus come out of an eye?
question-pus-from-eye = Est-ce que du pus sort d'un œil ?
# Is the clear front of an eye cloudy or hazy?
question-clouding-of-cornea = Est-ce que le devant transparent d'un œil (la cornée) est trouble ou voilé ?
# Are there sores in the mouth or on the lips?
question-mouth-ulcers = Y a-t-il des plaies dans la bouche ou sur les lèvres ?
# Are the sores in the mouth deep, or are there many?
question-deep-mouth-ulcers = Est-ce que les plaies dans la bouche sont profondes, ou sont-elles nombreuses ?
# Is there pain, anywhere, that the patient calls severe or cannot bear?
question-severe-pain = Y a-t-il une douleur, n'importe où, que le patient dit sévère ou ne peut pas supporter ?
# Did pain in the chest or the belly begin recently?
question-acute-chest-or-abdominal-pain = Est-ce qu'une douleur du thorax ou du ventre a commencé récemment ?
# Is there strong pain in the belly?
question-severe-abdominal-pain = Y a-t-il une forte douleur du ventre ?
# Is there pain in the upper middle of the belly, below the ribs?
question-epigastric-pain = Y a-t-il une douleur en haut et au milieu du ventre, sous les côtes ?
# Is there sudden pain in a testicle or the scrotum, or a painful erection that does not go down?
question-acute-testicular-or-scrotal-pain = Y a-t-il une douleur soudaine d'un testicule ou des bourses, ou une érection douloureuse qui ne finit pas ?
# Was an ECG done, and does it show signs of a blocked heart artery?
question-ecg-acute-ischaemia = Est-ce qu'un ECG a été fait, et montre-t-il des signes d'une artère du cœur bouchée ?
# Was the force great: a fall from twice the patient's height or more, a crash at high speed, hit while walking or cycling, without a seat belt, thrown out or trapped, or another person in the vehicle died? Was a part crushed, is there more than one injury, or a stab, shot or other wound that goes deep (head, neck, trunk, thigh or upper arm, or further out if it still bleeds)? Or is the injured patient pregnant, taking blood thinners, or known to bleed easily?
question-high-risk-trauma = Est-ce que le choc a été fort : chute d'une hauteur de deux fois la taille du patient ou plus, accident à grande vitesse, renversé à pied ou à vélo, sans ceinture de sécurité, éjecté ou coincé, ou une autre personne dans le véhicule est morte ? Est-ce qu'une partie du corps a été écrasée, y a-t-il plus d'une blessure, ou une plaie par couteau, par balle ou autre qui va en profondeur (tête, cou, tronc, cuisse ou haut du bras, ou plus loin sur le membre si elle saigne encore) ? Ou est-ce que le patient blessé est une femme enceinte, prend des médicaments qui fluidifient le sang (anticoagulants), ou est connu pour saigner facilement ?
# Was the patient injured?
question-trauma = Est-ce que le patient a été blessé ?
# Is the burn large (more than about fifteen of the patient's palms, 15 %), all around a limb or the trunk, on face or neck, or was smoke breathed in; or is the burnt patient under 2 or over 70 years old?
question-major-burn = Est-ce que la brûlure est étendue (plus d'environ quinze paumes du patient, 15 %), fait tout le tour d'un membre ou du tronc, est sur le visage ou le cou, ou y a-t-il eu de la fumée respirée ; ou est-ce que le patient brûlé a moins de 2 ans ou plus de 70 ans ?
# Is there any burn or scald?
question-burn = Y a-t-il une brûlure, par le feu, par un liquide chaud ou autre ?
# Is an arm or leg without pulse, or painful and also pale, weak, numb, or hugely swollen after an injury?
question-threatened-limb = Est-ce qu'un bras ou une jambe est sans pouls, ou douloureux et en plus pâle, faible, engourdi, ou énormément gonflé après une blessure ?
# Is an arm or leg newly bent or out of shape?
question-visible-acute-limb-deformity = Est-ce qu'un bras ou une jambe est nouvellement tordu ou déformé ?
# Is there a wound over a broken bone, or bone to be seen?
question-open-fracture = Y a-t-il une plaie au-dessus d'un os cassé, ou voit-on l'os ?
# Does a joint look or feel out of its place?
question-suspected-dislocation = Est-ce qu'une articulation a l'air déboîtée, à la vue ou au toucher ?
# Was the patient bitten by a snake, or possibly so?
question-snake-bite = Est-ce que le patient a été mordu par un serpent, ou l'a peut-être été ?
# Did the patient swallow, breathe in or touch a poison, a chemical, or too much medicine?
question-poisoning-or-chemical-exposure = Est-ce que le patient a avalé, respiré ou touché un poison, un produit chimique, ou trop de médicaments ?
# Was there an animal bite, a needle injury, or other contact for which a preventive treatment must start soon?
question-exposure-needing-prophylaxis = Y a-t-il eu une morsure d'animal, une piqûre d'aiguille, ou un autre contact pour lequel un traitement préventif doit commencer bientôt ?
# Speaking alone and kindly: did someone force the patient into a sexual act?
question-sexual-assault = En parlant seul à seul et avec douceur : est-ce que quelqu'un a forcé le patient à un acte sexuel ?
# Is there a new rash that has spread within hours, or skin that peels off?
question-new-rash-worsening-or-peeling = Y a-t-il une éruption nouvelle qui s'est étendue en quelques heures, ou une peau qui pèle ?
# Is there a red, blotchy rash all over the body, without blisters or pus?
question-measles-rash = Y a-t-il une éruption rouge, en taches, sur tout le corps, sans cloques ni pus ?
# Did the patient have measles within the last three months?
question-measles-in-last-three-months = Est-ce que le patient a eu la rougeole dans les trois derniers mois ?
# Are the skin or the white of the eyes yellow?
question-jaundice = Est-ce que la peau ou le blanc des yeux est jaune ?
# Did the baby turn yellow within 24 hours of birth?
question-jaundice-in-first-day = Est-ce que le bébé est devenu jaune dans les 24 heures après la naissance ?
# Are the palms of the hands or the soles of the feet yellow?
question-yellow-palms-or-soles = Est-ce que les paumes des mains ou les plantes des pieds sont jaunes ?
# Is the baby's navel red, or does pus come out of it?
question-umbilicus-red-or-draining-pus = Est-ce que le nombril du bébé est rouge, ou est-ce que du pus en sort ?
# Are there pimples with pus on the skin?
question-skin-pustules = Y a-t-il des boutons avec du pus sur la peau ?
# Has someone already found an illness that needs an operation soon?
question-known-diagnosis-needing-urgent-surgery = Est-ce que quelqu'un a déjà trouvé une maladie qui demande une opération bientôt ?
# Has the patient been unable to pass urine though wanting to?
question-unable-to-pass-urine = Est-ce que le patient est incapable d'uriner alors qu'il en a envie ?
# Are labour pains coming regularly, have the waters broken, or is the baby coming?
question-active-labour = Est-ce que les douleurs du travail viennent régulièrement, est-ce que la poche des eaux est rompue, ou est-ce que le bébé arrive ?
# Is the baby about to be born: does she push, or can the head be seen?
question-imminent-delivery = Est-ce que le bébé est sur le point de naître : est-ce qu'elle pousse, ou peut-on voir la tête ?
# Is she bleeding from the vagina?
question-vaginal-bleeding = Est-ce qu'elle saigne du vagin ?
# Was she sent here because of a problem with the pregnancy?
question-pregnancy-complication-referral = A-t-elle été envoyée ici à cause d'un problème de grossesse ?
# Is she pregnant, or could she be, or did she give birth in the last six weeks?
question-is-she-pregnant-or-could-she-be-or-did-she-give-birth-in-the-83199bff = Est-elle enceinte, ou pourrait-elle l'être, ou a-t-elle accouché dans les six dernières semaines ?
# What is the blood pressure, upper and lower number in mmHg?
question-what-is-the-blood-pressure-upper-and-lower-number-in-mmhg = Quelle est la tension artérielle, chiffre du haut et chiffre du bas, en mmHg ?
