// The words of the knobs and readings in both languages. Title, introduction and takeaway come
// with the page, from the content files.
import type { TaskKey } from "../models/timeline";
import { en } from "./en";
import { ja } from "./ja";

export interface Words {
  number: (value: number) => string;
  yen: (value: number) => string;
  percent: (value: number) => string;
  settings: string;
  result: string;
  reset: string;
  takeaway: string;
  valueBurden: {
    predictions: string;
    effect: string;
    seconds: string;
    saySeconds: (seconds: number) => string;
    errors: string;
    harm: string;
    value: string;
    burden: string;
    ofHandling: string;
    ofMisses: string;
    left: string;
    evenAt: string;
    never: string;
    wins: (left: string) => string;
    loses: (left: string) => string;
  };
  threshold: {
    threshold: string;
    call: string;
    trip: string;
    called: string;
    right: string;
    missed: string;
    precision: string;
    recall: string;
    cost: string;
    none: string;
    costCurve: string;
    absences: string;
    alarms: (count: number) => string;
    verdict: (cost: string, best: string, bestCost: string) => string;
    isBest: (cost: string) => string;
  };
  ruleModel: {
    kinds: string;
    rules: string;
    newest: string;
    sayRules: (count: number) => string;
    examples: string;
    days: string;
    sayDays: (days: number) => string;
    chart: string;
    rulesEach: string;
    daysEach: string;
    verdict: (kinds: string, rules: string, examples: string) => string;
  };
  biasedSample: {
    records: string;
    share: string;
    all: string;
    day: string;
    night: string;
    blind: (all: string, night: string) => string;
    fair: (all: string, night: string) => string;
  };
  winningCycle: {
    visible: string;
    labels: string;
    retraining: string;
    grows: string;
    users: string;
    data: string;
    quality: string;
    usersCurve: string;
    qualityCurve: string;
    verdict: (users: string, quality: string) => string;
  };
  timeline: {
    delay: (task: string) => string;
    weeks: (weeks: number) => string;
    end: string;
    late: string;
    week: (week: number) => string;
    tasks: Record<TaskKey, string>;
    onTime: string;
    slips: (week: number) => string;
  };
}

export function wordsOf(language: string): Words {
  return language.startsWith("ja") ? ja : en;
}
