### Español: questions to the worker.

# Is the patient without any response to your voice and to touch or pain?
question-unresponsive = ¿Está el paciente sin ninguna respuesta, ni a la voz de usted ni al tacto o al dolor?
# At rest, is there a harsh, high sound each time the patient breathes in?
question-stridor = En reposo, ¿hay un ruido áspero y agudo cada vez que el paciente inspira?
# Is breathing very fast or very slow, or hard work: cannot talk, walk alone, eat or breastfeed, is confused, sleepy or agitated with it, uses the neck muscles, draws in the chest, nods the head, flares the nostrils, or grunts?
question-respiratory-distress = ¿La respiración es muy rápida o muy lenta, o cuesta mucho esfuerzo: no puede hablar, no puede caminar sin ayuda, no puede comer o no puede mamar, está además confuso, somnoliento o agitado, usa los músculos del cuello, hunde el tórax, cabecea, aletea la nariz o da quejidos?
# Are the lips or the tongue blue or grey?
question-central-cyanosis = ¿Están azules o grises los labios o la lengua?
# Is there a swelling or a lump in the mouth, throat or neck?
question-mouth-throat-or-neck-swelling = ¿Hay una hinchazón o un bulto en la boca, la garganta o el cuello?
# Does the chest whistle when the patient breathes out?
question-wheezing = ¿Se oyen silbidos en el pecho cuando el paciente espira (echa el aire)?
# Does the patient cough?
question-cough = ¿Tiene tos el paciente?
# Is breathing hard or unusual in any way?
question-difficult-breathing = ¿Es la respiración difícil o rara de alguna manera?
# When the patient breathes in, does the lower chest wall go in?
question-chest-indrawing = Cuando el paciente inspira, ¿se hunde la parte baja del tórax?
# When the baby breathes in, does the lower chest wall go in deeply and easily seen?
question-severe-chest-indrawing = Cuando el bebé inspira, ¿se hunde la parte baja del tórax profundamente y de forma fácil de ver?
# Does the nose run?
question-runny-nose = ¿Le gotea la nariz al paciente?
# Is the pulse both hard to feel and fast?
question-weak-and-fast-pulse = ¿Es el pulso a la vez difícil de sentir y rápido?
# Are the patient's hands and feet cold to your touch?
question-cold-extremities = ¿Están fríos al tacto las manos y los pies del paciente?
# Is blood being lost fast: pouring, spurting, or soaking cloth after cloth?
question-heavy-bleeding = ¿Se pierde sangre rápidamente: cae sin parar, sale a chorros o empapa un paño tras otro?
# Is any bleeding, however slow, still going on?
question-ongoing-bleeding = ¿Hay algún sangrado, aunque sea lento, que todavía continúa?
# Are the palms and the inside of the lower eyelids white or nearly white?
question-severe-pallor = ¿Están blancas o casi blancas las palmas y la parte interior de los párpados inferiores?
# Did the patient pass out in this illness and come round again?
question-recent-fainting = ¿Se desmayó el paciente en esta enfermedad y volvió en sí?
# Are the palms paler than they should be?
question-some-pallor = ¿Están las palmas más pálidas de lo que deberían?
# Is the patient having a fit right now?
question-active-convulsions = ¿Está convulsionando el paciente en este momento?
# Has the patient had a fit during this illness, during this pregnancy, or since giving birth?
question-convulsions-this-illness = ¿Ha tenido el paciente alguna convulsión durante esta enfermedad, durante este embarazo o desde el parto?
# Does the baby move only when touched or spoken to, and then stop, or not at all?
question-moves-only-when-stimulated = ¿Se mueve el bebé solo cuando lo tocan o le hablan, y luego se detiene, o no se mueve nada?
# Is the patient newly confused, hard to keep awake, or not acting as usual?
question-altered-mental-status = ¿Está el paciente confuso desde hace poco, es difícil mantenerlo despierto o no se comporta como siempre?
# Is the patient unusually restless and hard to calm?
question-agitation = ¿Está el paciente más inquieto de lo habitual y es difícil calmarlo?
# Is the patient hitting, threatening, or about to hurt someone?
question-violent-or-aggressive = ¿Está el paciente golpeando, amenazando o a punto de hacer daño a alguien?
# Speaking alone and kindly: has the patient hurt themselves on purpose, or do they think of ending their life?
question-self-harm = Hable a solas y con amabilidad: ¿se ha hecho daño el paciente a propósito, o piensa en quitarse la vida?
# Is the patient limp, sleepy, or without interest in what happens around them?
question-lethargy = ¿Está el paciente flácido, somnoliento o sin interés por lo que ocurre a su alrededor?
# Does the child cry or squirm all the time, even when held?
question-restless-or-irritable = ¿El niño llora o se retuerce todo el tiempo, incluso en brazos?
# Does bending the chin to the chest hurt, or is it impossible?
question-stiff-neck = Al llevar la barbilla al pecho, ¿duele, o es imposible hacerlo?
# Does the head ache?
question-headache = ¿Le duele la cabeza al paciente?
# Is the headache very strong, or the worst the patient has known?
question-severe-headache = ¿Es el dolor de cabeza muy fuerte, o el peor que el paciente ha tenido?
# Did one side or one part suddenly become weak or numb, or did speech or the face change?
question-acute-focal-neurologic-complaint = ¿De pronto un lado o una parte del cuerpo se puso débil o se entumeció, o cambió el habla o la cara?
# Did sight suddenly become blurred, double or spotted, or go away?
question-acute-visual-disturbance = ¿De pronto la visión se volvió borrosa, doble o con manchas, o se perdió?
# Has the patient in the last days become too weak for ordinary tasks?
question-acute-general-weakness = ¿En los últimos días el paciente se ha puesto demasiado débil para las tareas habituales?
# Does the patient feel dizzy or about to fall?
question-dizziness = ¿Siente el paciente mareo o que se va a caer?
# Is the body hot, or was there fever in this illness?
question-fever = ¿Está caliente el cuerpo, o hubo fiebre en esta enfermedad?
# Was a malaria test done in this illness, and was it positive?
question-malaria-test-positive = ¿Se hizo una prueba de malaria en esta enfermedad, y fue positiva?
# Was a malaria test done in this illness, and was it negative?
question-malaria-test-negative = ¿Se hizo una prueba de malaria en esta enfermedad, y fue negativa?
# Does the body, chest and belly too, feel colder than it should?
question-hypothermia = ¿Se siente el cuerpo, también el pecho y el vientre, más frío de lo que debería?
# Was the blood sugar measured today and found low?
question-hypoglycaemia = ¿Se midió hoy el azúcar en la sangre y salió bajo?
# Does everything swallowed come up again?
question-vomits-everything = ¿Vomita el paciente todo lo que traga?
# Does the patient vomit?
question-vomiting = ¿Vomita el paciente?
# Is there watery or frequent stool that has not stopped?
question-ongoing-diarrhoea = ¿Hay heces líquidas o frecuentes que no han parado?
# Is there vomiting so strong or frequent that it worries you?
question-severe-vomiting = ¿Hay vómitos tan fuertes o tan frecuentes que le preocupan a usted?
# Has the diarrhoea gone on for 14 days or more?
question-persistent-diarrhoea = ¿Lleva la diarrea 14 días o más?
# Is there blood in the stool?
question-blood-in-stool = ¿Hay sangre en las heces?
# Does the baby feed less or worse than before?
question-not-feeding-well = ¿Se alimenta el bebé menos o peor que antes?
# When offered a drink, does the patient reach for it and want more?
question-drinks-eagerly = Al ofrecerle de beber, ¿el paciente trata de alcanzar la bebida y quiere más?
# After a pinch of the belly skin, does the fold stay for a moment?
question-slow-skin-pinch = Después de pellizcar la piel del vientre, ¿el pliegue permanece un momento?
# Is the patient unable to drink or, if at the breast, unable to breastfeed?
question-unable-to-feed-or-drink = ¿Le es imposible al paciente beber o, si toma el pecho, mamar?
# When offered a drink, does the patient take very little or need help to swallow?
question-drinks-poorly = Al ofrecerle de beber, ¿el paciente toma muy poco o necesita ayuda para tragar?
# Do the eyes lie deeper than the family is used to?
question-sunken-eyes = ¿Están los ojos más hundidos de lo que la familia suele verlos?
# After a pinch of the belly skin, does the fold stand for more than two seconds?
question-very-slow-skin-pinch = Después de pellizcar la piel del vientre, ¿el pliegue permanece levantado más de dos segundos?
# Does the patient show loss of fluid: dry mouth, no tears, little urine, or thirst?
question-dehydration = ¿Muestra el paciente pérdida de líquidos: boca seca, falta de lágrimas, poca orina o sed?
# Is the patient skin and bone, with loose folds at the buttocks or visible ribs?
question-visible-severe-wasting = ¿Está el paciente en piel y huesos, con pliegues sueltos en las nalgas o costillas visibles?
# Does a thumb pressed on the top of each foot leave a dent in both?
question-oedema-both-feet = Al presionar con el pulgar el dorso de cada pie, ¿queda un hoyo en ambos?
# Does the patient look very ill to you?
question-looks-very-ill = ¿Le parece a usted que el paciente está muy enfermo?
# Does an ear hurt?
question-ear-pain = ¿Le duele un oído al paciente?
# Does pus or other fluid come out of an ear?
question-ear-discharge = ¿Sale pus u otro líquido de un oído?
# Has fluid come out of an ear for 14 days or more?
question-persistent-ear-discharge = ¿Ha salido líquido de un oído durante 14 días o más?
# Is there a swelling behind an ear that hurts when pressed?
question-tender-swelling-behind-ear = ¿Hay detrás de una oreja una hinchazón que duele al presionarla?
# Are the eyes red?
question-red-eyes = ¿Están rojos los ojos?
# Does pus come out of an eye?
question-pus-from-eye = ¿Sale pus de un ojo?
# Is the clear front of an eye cloudy or hazy?
question-clouding-of-cornea = ¿Está opaca o turbia la parte transparente de delante de un ojo?
# Are there sores in the mouth or on the lips?
question-mouth-ulcers = ¿Hay llagas en la boca o en los labios?
# Are the sores in the mouth deep, or are there many?
question-deep-mouth-ulcers = ¿Son profundas las llagas de la boca, o son muchas?
# Is there pain, anywhere, that the patient calls severe or cannot bear?
question-severe-pain = ¿Hay dolor, en cualquier parte, que el paciente llama intenso o que no puede soportar?
# Did pain in the chest or the belly begin recently?
question-acute-chest-or-abdominal-pain = ¿Empezó hace poco un dolor en el pecho o en el vientre?
# Is there strong pain in the belly?
question-severe-abdominal-pain = ¿Hay dolor fuerte en el vientre?
# Is there pain in the upper middle of the belly, below the ribs?
question-epigastric-pain = ¿Hay dolor en la parte alta y central del vientre, debajo de las costillas?
# Is there sudden pain in a testicle or the scrotum, or a painful erection that does not go down?
question-acute-testicular-or-scrotal-pain = ¿Hay dolor súbito en un testículo o en el escroto, o una erección dolorosa que no cede?
# Was an ECG done, and does it show signs of a blocked heart artery?
question-ecg-acute-ischaemia = ¿Se hizo un ECG, y muestra signos de una arteria del corazón obstruida?
# Was the force great: a fall from twice the patient's height or more, a crash at high speed, hit while walking or cycling, without a seat belt, thrown out or trapped, or another person in the vehicle died? Was a part crushed, is there more than one injury, or a stab, shot or other wound that goes deep (head, neck, trunk, thigh or upper arm, or further out if it still bleeds)? Or is the injured patient pregnant, taking blood thinners, or known to bleed easily?
question-high-risk-trauma = ¿Fue grande la fuerza: cayó desde el doble de la altura del paciente o más, chocó a alta velocidad, lo atropellaron mientras caminaba o iba en bicicleta, iba sin cinturón de seguridad, salió despedido o quedó atrapado, o murió otra persona del vehículo? ¿Quedó aplastada alguna parte, hay más de una lesión, o hay una puñalada, un balazo u otra herida profunda (cabeza, cuello, tronco, muslo o parte superior del brazo, o más lejos en la extremidad si todavía sangra)? ¿O la persona lesionada está embarazada, toma anticoagulantes o se sabe que sangra con facilidad?
# Was the patient injured?
question-trauma = ¿Sufrió el paciente una lesión?
# Is the burn large (more than about fifteen of the patient's palms, 15 %), all around a limb or the trunk, on face or neck, or was smoke breathed in; or is the burnt patient under 2 or over 70 years old?
question-major-burn = ¿Es grande la quemadura (más de unas quince palmas del paciente, 15 %), rodea por completo una extremidad o el tronco, está en la cara o el cuello, o se respiró humo; o tiene el paciente quemado menos de 2 o más de 70 años?
# Is there any burn or scald?
question-burn = ¿Hay alguna quemadura, también por líquido o vapor caliente?
# Is an arm or leg without pulse, or painful and also pale, weak, numb, or hugely swollen after an injury?
question-threatened-limb = ¿Está un brazo o una pierna sin pulso, o con dolor y además pálido, débil, entumecido o enormemente hinchado después de una lesión?
# Is an arm or leg newly bent or out of shape?
question-visible-acute-limb-deformity = ¿Tiene un brazo o una pierna una desviación o deformidad nueva?
# Is there a wound over a broken bone, or bone to be seen?
question-open-fracture = ¿Hay una herida sobre un hueso roto, o se ve el hueso?
# Does a joint look or feel out of its place?
question-suspected-dislocation = ¿Alguna articulación se ve o se siente fuera de lugar?
# Was the patient bitten by a snake, or possibly so?
question-snake-bite = ¿Mordió una serpiente al paciente, o es posible que lo mordiera?
# Did the patient swallow, breathe in or touch a poison, a chemical, or too much medicine?
question-poisoning-or-chemical-exposure = ¿El paciente tragó, respiró o tocó un veneno, un producto químico o demasiado medicamento?
# Was there an animal bite, a needle injury, or other contact for which a preventive treatment must start soon?
question-exposure-needing-prophylaxis = ¿Hubo una mordedura de animal, un pinchazo de aguja u otro contacto por el que hay que empezar pronto un tratamiento preventivo?
# Speaking alone and kindly: did someone force the patient into a sexual act?
question-sexual-assault = Hable a solas y con amabilidad: ¿alguien obligó al paciente a un acto sexual?
# Is there a new rash that has spread within hours, or skin that peels off?
question-new-rash-worsening-or-peeling = ¿Hay una erupción nueva que se ha extendido en horas, o piel que se pela?
# Is there a red, blotchy rash all over the body, without blisters or pus?
question-measles-rash = ¿Hay una erupción roja, en manchas, por todo el cuerpo, sin ampollas ni pus?
# Did the patient have measles within the last three months?
question-measles-in-last-three-months = ¿Tuvo el paciente sarampión en los últimos tres meses?
# Are the skin or the white of the eyes yellow?
question-jaundice = ¿Está amarilla la piel o la parte blanca de los ojos?
# Did the baby turn yellow within 24 hours of birth?
question-jaundice-in-first-day = ¿Se puso amarillo el bebé en las primeras 24 horas después de nacer?
# Are the palms of the hands or the soles of the feet yellow?
question-yellow-palms-or-soles = ¿Están amarillas las palmas de las manos o las plantas de los pies?
# Is the baby's navel red, or does pus come out of it?
question-umbilicus-red-or-draining-pus = ¿Está rojo el ombligo del bebé, o sale pus de él?
# Are there pimples with pus on the skin?
question-skin-pustules = ¿Hay granos con pus en la piel?
# Has someone already found an illness that needs an operation soon?
question-known-diagnosis-needing-urgent-surgery = ¿Alguien ha encontrado ya una enfermedad que necesita una operación pronto?
# Has the patient been unable to pass urine though wanting to?
question-unable-to-pass-urine = ¿Le ha sido imposible al paciente orinar aunque quería hacerlo?
# Are labour pains coming regularly, have the waters broken, or is the baby coming?
question-active-labour = ¿Vienen con regularidad los dolores de parto, se rompió la bolsa de aguas o ya viene el bebé?
# Is the baby about to be born: does she push, or can the head be seen?
question-imminent-delivery = ¿Está el bebé a punto de nacer: ella puja, o se ve la cabeza?
# Is she bleeding from the vagina?
question-vaginal-bleeding = ¿Sangra ella por la vagina?
# Was she sent here because of a problem with the pregnancy?
question-pregnancy-complication-referral = ¿La enviaron aquí por un problema del embarazo?
# Is she pregnant, or could she be, or did she give birth in the last six weeks?
question-is-she-pregnant-or-could-she-be-or-did-she-give-birth-in-the-83199bff = ¿Está ella embarazada, o podría estarlo, o dio a luz en las últimas seis semanas?
# What is the blood pressure, upper and lower number in mmHg?
question-what-is-the-blood-pressure-upper-and-lower-number-in-mmhg = ¿Cuál es la presión arterial, el número de arriba y el de abajo, en mmHg?
