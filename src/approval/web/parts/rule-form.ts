import { useRef } from 'react';
import { call } from '#platform/web/client.ts';
import { useApiForm } from '#platform/web/kit/api-form.ts';
import { showDone } from '#platform/web/notices.ts';
import { useWrite } from '#platform/web/reads.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { approvalRuleApi, type RuleDraft, type RuleView } from '../../api.ts';
import { approvalWords } from '../words.ts';

const fieldsOf = (rule: RuleView): RuleDraft => {
  const { name, branchId, document, type, discountAboveBp, marginBelowBp, totalAbove, level, role, active } = rule;
  return {
    name,
    branchId,
    document,
    type,
    discountAboveBp,
    marginBelowBp,
    totalAbove,
    level,
    role: role === 'ADMIN' ? 'ADMIN' : 'MANAGER',
    active,
  };
};

export type RuleForm = ReturnType<typeof useRuleForm>;

/** The form of a rule, new or changed; somebody else's change meanwhile is compared field by field. */
export function useRuleForm(rule: RuleView | undefined, close: () => void) {
  const t = useWords(approvalWords);
  const { branch, may } = useViewer();
  const seen = useRef(rule?.rowVersion ?? 0);
  const add = useWrite(approvalRuleApi, 'add', { quiet: true });
  const change = useWrite(approvalRuleApi, 'change', { quiet: true });
  const start: RuleDraft = rule
    ? fieldsOf(rule)
    : {
        name: '',
        branchId: may('approval-rule.write', '*') ? null : branch.id,
        document: 'QUOTATION',
        type: null,
        discountAboveBp: null,
        marginBelowBp: null,
        totalAbove: null,
        level: 1,
        role: 'MANAGER',
        active: true,
      };
  return useApiForm({
    schema: approvalRuleApi.operations.add.body,
    start,
    send: async (body) => {
      const { branchId: _, ...fields } = body;
      if (rule) await change.mutateAsync({ params: { id: rule.id }, body: { ...fields, rowVersion: seen.current } });
      else await add.mutateAsync({ body });
      showDone(t('ruleSaved'));
      close();
    },
    ...(rule
      ? {
          latest: async () => {
            const now = (await call(approvalRuleApi, 'list')).items.find(({ id }) => id === rule.id) ?? rule;
            seen.current = now.rowVersion;
            return fieldsOf(now);
          },
        }
      : {}),
  });
}
