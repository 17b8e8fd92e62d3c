import { permissions } from '#access/domain/roles.ts';
import { accessJobs } from '#access/server/jobs.ts';
import { constraints as accessConstraints, accessRoutes, type SignIn } from '#access/server/routes.ts';
import { approvalRuleRoutes } from '#approval/rule/server/routes.ts';
import { approvalRoutes } from '#approval/server/routes.ts';
import { confirmationOf } from '#booking/paper/server/pdf.ts';
import { bookingJobs } from '#booking/server/jobs.ts';
import { bookingReactions } from '#booking/server/reactions.ts';
import { constraints as bookingConstraints, bookingRoutes } from '#booking/server/routes.ts';
import { branchReactions } from '#branch/server/reactions.ts';
import { constraints as branchConstraints, branchRoutes } from '#branch/server/routes.ts';
import { constraints as catalogueConstraints, catalogueRoutes } from '#catalogue/server/routes.ts';
import { paperAnswer } from '#contract/paper/server/service.ts';
import { findContract } from '#contract/server/queries.ts';
import { contractReactions } from '#contract/server/reactions.ts';
import { constraints as contractConstraints, contractRoutes } from '#contract/server/routes.ts';
import { constraints as customerConstraints, customerRoutes } from '#customer/server/routes.ts';
import { dealRoutes } from '#deal/server/routes.ts';
import { handoverOf } from '#delivery/certificate/server/service.ts';
import { gatepassOf } from '#delivery/gatepass/server/pdf.ts';
import { deliveryReactions } from '#delivery/server/reactions.ts';
import { constraints as deliveryConstraints, deliveryRoutes } from '#delivery/server/routes.ts';
import { documentJobs } from '#document/server/jobs.ts';
import { documentRoutes } from '#document/server/routes.ts';
import { invoiceReactions } from '#invoice/server/reactions.ts';
import { constraints as invoiceConstraints, invoiceRoutes } from '#invoice/server/routes.ts';
import { notificationJobs } from '#notification/server/jobs.ts';
import { notificationReactions } from '#notification/server/reactions.ts';
import { constraints as notificationConstraints, notificationRoutes } from '#notification/server/routes.ts';
import type { Papers } from '#notification/server/service.ts';
import { receiptOf } from '#payment/receipt/server/pdf.ts';
import { paymentReactions } from '#payment/server/reactions.ts';
import { constraints as paymentConstraints, paymentRoutes } from '#payment/server/routes.ts';
import { type Config, publicUrlOf } from '#platform/server/config.ts';
import type { Reactions } from '#platform/server/events.ts';
import type { Job } from '#platform/server/jobs.ts';
import type { Mailer } from '#platform/server/mail.ts';
import type { ConstraintRefusals } from '#platform/server/problem.ts';
import { retentionJobs } from '#platform/server/retention.ts';
import type { Routes } from '#platform/server/serve.ts';
import { preparationReactions } from '#preparation/server/reactions.ts';
import { preparationRoutes } from '#preparation/server/routes.ts';
import { constraints as pricebookConstraints, pricebookRoutes } from '#pricebook/server/routes.ts';
import { quotationJobs } from '#quotation/server/jobs.ts';
import { quotationReactions } from '#quotation/server/reactions.ts';
import { constraints as quotationConstraints, quotationRoutes } from '#quotation/server/routes.ts';
import { vehicleJobs } from '#vehicle/server/jobs.ts';
import { constraints as vehicleConstraints, vehicleRoutes } from '#vehicle/server/routes.ts';

/** Everything that the capabilities bring, put together once: here they meet, nowhere else. */
export const permissionNames: ReadonlySet<string> = new Set(permissions);

export const allRoutes = (signIn: SignIn): Routes[] => [
  ...accessRoutes(signIn),
  branchRoutes,
  ...customerRoutes,
  ...catalogueRoutes,
  ...pricebookRoutes,
  vehicleRoutes,
  approvalRoutes,
  approvalRuleRoutes,
  quotationRoutes(signIn),
  dealRoutes,
  ...bookingRoutes,
  ...documentRoutes,
  ...paymentRoutes,
  invoiceRoutes,
  ...contractRoutes,
  preparationRoutes,
  ...deliveryRoutes(signIn),
  notificationRoutes,
];

export const allConstraints: ConstraintRefusals = {
  ...accessConstraints,
  ...branchConstraints,
  ...customerConstraints,
  ...catalogueConstraints,
  ...pricebookConstraints,
  ...vehicleConstraints,
  ...quotationConstraints,
  ...bookingConstraints,
  ...paymentConstraints,
  ...invoiceConstraints,
  ...contractConstraints,
  ...notificationConstraints,
  ...deliveryConstraints,
};

export const allReactions: Reactions[] = [
  branchReactions,
  quotationReactions,
  bookingReactions,
  paymentReactions,
  invoiceReactions,
  contractReactions,
  preparationReactions,
  deliveryReactions,
  notificationReactions,
];

/** The papers that letters to customers carry. */
const papersOf = (config: Config): Papers => ({
  BOOKING: confirmationOf,
  RECEIPT: receiptOf,
  CONTRACT: async (ctx, id) => paperAnswer(ctx, await findContract(ctx, id)),
  GATEPASS: gatepassOf(publicUrlOf(config)),
  DELIVERY: handoverOf,
});

export const allJobs = (mailer: Mailer | undefined, config: Config): Job[] => [
  ...retentionJobs(config),
  ...accessJobs(mailer),
  ...vehicleJobs,
  ...quotationJobs(mailer),
  ...bookingJobs,
  ...documentJobs,
  ...notificationJobs(mailer, papersOf(config)),
];
