import type { SampleVenue } from './sample-types.ts';

/** Invented rooms in real towns. Some keep a flood house or wet wall, because drying is learned on wet material. */
export const sampleVenues: SampleVenue[] = [
  {
    slug: 'parramatta',
    name: 'Weir Street Training Rooms',
    street: 'Level 2, 41 Weir Street',
    suburb: 'Parramatta',
    state: 'NSW',
    postcode: '2150',
    timeZone: 'Australia/Sydney',
    gettingThere:
      'Ten minutes on foot from Parramatta station and the ferry. Lift to level 2, accessible toilet beside the room. No parking in the building; the council car park behind it costs about $18 a day.',
  },
  {
    slug: 'alexandria',
    name: 'Bellows Yard Flood House',
    street: '9 Bellows Lane',
    suburb: 'Alexandria',
    state: 'NSW',
    postcode: '2015',
    timeZone: 'Australia/Sydney',
    gettingThere:
      'Fifteen minutes on foot from Green Square station. Six bays in the yard for vans up to 2.4 m. Level entry and a ramp into the flood house; the subfloor bay is viewed from a platform with a rail.',
  },
  {
    slug: 'newcastle',
    name: 'Collier Wharf Rooms',
    street: '27 Collier Wharf Road',
    suburb: 'Newcastle West',
    state: 'NSW',
    postcode: '2302',
    timeZone: 'Australia/Sydney',
    gettingThere:
      'Across the road from the light rail, five minutes from Newcastle Interchange. All-day street parking two blocks west. Step-free from the footpath.',
  },
  {
    slug: 'footscray',
    name: 'Tannery Lane Workshop',
    street: '63 Tannery Lane',
    suburb: 'Footscray',
    state: 'VIC',
    postcode: '3011',
    timeZone: 'Australia/Melbourne',
    gettingThere:
      'Eight minutes on foot from Footscray station. Free parking for twelve cars at the rear, first come. Ground floor throughout, roller door 3 m wide.',
  },
  {
    slug: 'geelong',
    name: 'Woolstore North Hall',
    street: '5 Classer Court',
    suburb: 'North Geelong',
    state: 'VIC',
    postcode: '3215',
    timeZone: 'Australia/Melbourne',
    gettingThere:
      'Two minutes from North Geelong station. Open car park, no charge, room for trailers. Level entry; hearing loop in the main hall.',
  },
  {
    slug: 'eagle-farm',
    name: 'Hangar Row Drying Centre',
    street: '118 Hangar Row',
    suburb: 'Eagle Farm',
    state: 'QLD',
    postcode: '4009',
    timeZone: 'Australia/Brisbane',
    gettingThere:
      'Best by car: twelve minutes from the airport, free parking on site. The bus from Fortitude Valley stops 300 m away. Level entry, accessible shower for the days with wet work.',
  },
  {
    slug: 'burleigh',
    name: 'Pandanus House',
    street: '16 Pandanus Crescent',
    suburb: 'Burleigh Heads',
    state: 'QLD',
    postcode: '4220',
    timeZone: 'Australia/Brisbane',
    gettingThere:
      'Free parking under the building (height limit 2.1 m: leave the van on the street). Lift to the training floor. Buses from the tram at Broadbeach South take twenty minutes.',
  },
  {
    slug: 'townsville',
    name: 'Mangrove Road Depot',
    street: '82 Mangrove Road',
    suburb: 'Garbutt',
    state: 'QLD',
    postcode: '4814',
    timeZone: 'Australia/Brisbane',
    gettingThere:
      'Five minutes by taxi from the airport. Shaded parking on site. Ground floor, air-conditioned room, with an open shed next to it for practical work.',
  },
  {
    slug: 'thebarton',
    name: 'Maltings Training House',
    street: '30 Maltings Street',
    suburb: 'Thebarton',
    state: 'SA',
    postcode: '5031',
    timeZone: 'Australia/Adelaide',
    gettingThere:
      'The tram stops 600 m away; buses along the main road are closer. Parking for fifteen cars. Step-free through the side gate, ring the bell.',
  },
  {
    slug: 'welshpool',
    name: 'Gantry Road Training Shed',
    street: '7 Gantry Road',
    suburb: 'Welshpool',
    state: 'WA',
    postcode: '6106',
    timeZone: 'Australia/Perth',
    gettingThere:
      'Twenty minutes by car from Perth city or airport, parking at the door. The bus from Oats Street runs half-hourly. Level entry and accessible toilet.',
  },
  {
    slug: 'bunbury',
    name: 'Jarrah Mill Rooms',
    street: '12 Kiln Street',
    suburb: 'Bunbury',
    state: 'WA',
    postcode: '6230',
    timeZone: 'Australia/Perth',
    gettingThere:
      'Two hours south of Perth by car; the coach stops at the centre of town, fifteen minutes on foot. Free parking. One low step at the front, ramp at the side.',
  },
  {
    slug: 'moonah',
    name: 'Cannery Court Rooms',
    street: 'Unit 4, 19 Cannery Court',
    suburb: 'Moonah',
    state: 'TAS',
    postcode: '7009',
    timeZone: 'Australia/Hobart',
    gettingThere:
      'Ten minutes from central Hobart by bus; the stop is at the corner. Parking for eight on site and plenty in the street. Step-free.',
  },
  {
    slug: 'winnellie',
    name: 'Dry Season Hall',
    street: '55 Barge Street',
    suburb: 'Winnellie',
    state: 'NT',
    postcode: '0820',
    timeZone: 'Australia/Darwin',
    gettingThere:
      'Ten minutes by taxi from the airport or the city. Fenced parking with shade. Level entry; bring a jumper, because the air conditioning is strong.',
  },
  {
    slug: 'fyshwick',
    name: 'Kiln and Carriage Rooms',
    street: '23 Carriage Street',
    suburb: 'Fyshwick',
    state: 'ACT',
    postcode: '2609',
    timeZone: 'Australia/Sydney',
    gettingThere:
      'Ten minutes by car from Canberra railway station and from the airport. Free parking for the day. Ramp at the main door, accessible toilet on the same floor.',
  },
];
