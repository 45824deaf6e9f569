import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';

/** An answer about a facility; "nobody asked" is not "no". */
export enum Availability {
  YES = 'YES',
  NO = 'NO',
  UNKNOWN = 'UNKNOWN',
}

registerEnumType(Availability, {
  name: 'Availability',
  description: '有无 — whether a facility is there; unknown is not the same as no.',
  valuesMap: {
    YES: { description: '有 — it is there.' },
    NO: { description: '没有 — it is not there.' },
    UNKNOWN: { description: '未知 — nobody has checked yet.' },
  },
});

/** What disabled visitors need to know of a place. */
export enum AccessibilityFeature {
  STEP_FREE_ENTRANCE = 'STEP_FREE_ENTRANCE',
  ACCESSIBLE_TOILET = 'ACCESSIBLE_TOILET',
  HEARING_LOOP = 'HEARING_LOOP',
  SIGN_LANGUAGE_SERVICE = 'SIGN_LANGUAGE_SERVICE',
  BRAILLE_SIGNS = 'BRAILLE_SIGNS',
  GUIDE_DOG_WELCOME = 'GUIDE_DOG_WELCOME',
}

registerEnumType(AccessibilityFeature, {
  name: 'AccessibilityFeature',
  description: '无障碍设施 — a facility for disabled visitors.',
  valuesMap: {
    STEP_FREE_ENTRANCE: { description: '无台阶入口 — an entrance without steps.' },
    ACCESSIBLE_TOILET: { description: '无障碍卫生间 — an accessible toilet.' },
    HEARING_LOOP: { description: '助听回路 — a hearing loop.' },
    SIGN_LANGUAGE_SERVICE: { description: '手语服务 — sign-language service.' },
    BRAILLE_SIGNS: { description: '盲文标识 — Braille signs.' },
    GUIDE_DOG_WELCOME: { description: '允许导盲犬 — guide dogs are welcome.' },
  },
});

/** The facilities of a place, each yes, no or unknown. */
@ObjectType({
  description: '无障碍信息 — what disabled visitors find, each yes, no or unknown.',
})
export class Accessibility {
  @Field(() => Availability, { description: '无台阶入口 — an entrance without steps.' })
  stepFreeEntrance: Availability;

  @Field(() => Availability, { description: '无障碍卫生间 — an accessible toilet.' })
  accessibleToilet: Availability;

  @Field(() => Availability, { description: '助听回路 — a hearing loop.' })
  hearingLoop: Availability;

  @Field(() => Availability, { description: '手语服务 — sign-language service.' })
  signLanguageService: Availability;

  @Field(() => Availability, { description: '盲文标识 — Braille signs.' })
  brailleSigns: Availability;

  @Field(() => Availability, { description: '允许导盲犬 — guide dogs are welcome.' })
  guideDogWelcome: Availability;
}
