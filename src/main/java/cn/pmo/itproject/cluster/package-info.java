/**
 * Several identical nodes on one database: what a node is called, how it takes and gives back jobs, how it leaves, how nodes get along
 * when their transactions meet.
 */
package cn.pmo.itproject.cluster;
