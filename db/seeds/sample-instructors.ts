import type { SampleInstructor } from './sample-types.ts';

/** Invented people. Dana Whitlock can sign in to the sandbox as trainer@example.com. */
export const sampleInstructors: SampleInstructor[] = [
  {
    slug: 'dana-whitlock',
    name: 'Dana Whitlock',
    email: 'trainer@example.com',
    headline: 'Water damage and large losses',
    certifications: 'Holds WRT, ASD and CDS',
    bio: 'Dana spent nineteen years on trucks in Western Sydney and the Hunter before she taught a class, the last seven running the night roster of a restoration firm. She has dried schools, a hospital records room and more brick veneer than she can count, and she still keeps the job files that went wrong because they teach best.',
  },
  {
    slug: 'priya-raman',
    name: 'Priya Raman',
    email: 'priya.raman@example.com',
    headline: 'Mould and the indoor environment',
    certifications: 'Holds AMRT and WRT; Bachelor of Science (Microbiology)',
    bio: 'Priya trained as a microbiologist and left the laboratory after years of receiving samples that could not answer the question asked of them. She now investigates damp buildings in Queensland and the Territory, writes remediation protocols, and is known for asking where the water came from before she looks at any mould.',
  },
  {
    slug: 'tom-okafor',
    name: 'Tom Okafor',
    email: 'tom.okafor@example.com',
    headline: 'Carpet and upholstery',
    bio: 'Tom began as an offsider on a truckmount in Melbourne at seventeen and bought the business at twenty-six. He teaches carpet and upholstery with a box of burnt fibres and a bin of his own mistakes, and he has talked more customers out of a steam clean than into one.',
  },
  {
    slug: 'mei-lin-zhou',
    name: 'Mei-Lin Zhou',
    email: 'mei-lin.zhou@example.com',
    headline: 'Rugs, textiles and stone',
    bio: 'Mei-Lin learned rug washing in her family workshop in Adelaide and textile conservation in a museum store. She cares for wool, silk and stone alike, has restored marble floors in three heritage hotels, and will stop a class to pass a good piece of weaving around the room.',
  },
  {
    slug: 'gareth-pryce',
    name: 'Gareth Pryce',
    email: 'gareth.pryce@example.com',
    headline: 'Fire, odour and trauma scenes',
    bio: 'Gareth was a retained firefighter in regional Victoria and saw what families came back to after the trucks left. He built a fire restoration crew, later a small trauma-scene team, and teaches both with the same two rules: know what you are smelling, and look after the people who do the work.',
  },
  {
    slug: 'aroha-tamihana',
    name: 'Aroha Tamihana',
    email: 'aroha.tamihana@example.com',
    headline: 'Inspection and reporting',
    bio: 'Aroha inspects floors and wet buildings for insurers, builders and tribunals on both sides of the Tasman. She came to it through flooring installation, has been cross-examined often enough to enjoy it, and marks every report she is shown with the question: how do you know?',
  },
  {
    slug: 'luca-ferraro',
    name: 'Luca Ferraro',
    email: 'luca.ferraro@example.com',
    headline: 'Business and safety',
    bio: 'Luca ran safety for a national cleaning contractor and then his own twelve-van company in Perth. He writes safe work method statements that fit on one page, prices jobs from the time sheet upwards, and thinks a toolbox talk that nobody remembers did not happen.',
  },
  {
    slug: 'sana-haddad',
    name: 'Sana Haddad',
    email: 'sana.haddad@example.com',
    headline: 'Moisture science and drying',
    bio: 'Sana is a building physicist who moved from modelling condensation in apartment towers to measuring it with her hands. She designs drying plans for timber floors and commercial buildings, repairs her own meters, and believes that every technician can do psychrometry with a pencil.',
  },
];
